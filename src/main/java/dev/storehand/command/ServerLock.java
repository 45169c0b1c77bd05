package dev.storehand.command;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;

/**
 * The file {@code storehand.lock} of a data folder. While a server runs it holds a lock on the
 * file, which the system frees however the server ends, and the file tells its owner how to reach
 * it. Without the lock the file means nothing.
 */
final class ServerLock implements AutoCloseable {
  private static final String NAME = "storehand.lock";

  /**
   * What is locked is one byte far behind the content, so that the content can be read on every
   * system.
   */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int SECRET_BYTES = 32;
  private static final int ATTEMPTS = 100;
  private static final long PAUSE_MILLIS = 20;

  private final Path file;
  private final FileChannel channel;
  private final String secret = HexFormat.of().formatHex(randomBytes());

  /**
   * A server that runs.
   *
   * @param secret speaks for its operator
   */
  record Running(long pid, String url, String secret) {}

  private ServerLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the folder for this process.
   *
   * @throws Problem conflict where a server has it, or where the folder cannot be written
   */
  static ServerLock take(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      Files.createDirectories(folder);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Optional<ServerLock> lock = tryTake(file);
        if (lock.isPresent()) {
          return lock.get();
        }
        if (attempt > ATTEMPTS / 10) {
          break;
        }
        pause();
      }
    } catch (FileSystemException e) {
      String reason =
          Optional.ofNullable(e.getReason())
              .orElse(e.getClass().getSimpleName().replace("Exception", ""));
      throw Problem.of(
              Code.CONFLICT,
              "The folder " + folder + " cannot be written: " + e.getFile() + ": " + reason)
          .hint("Choose another with --data, or let this user write there.");
    } catch (IOException e) {
      throw Problem.of(
          Code.CONFLICT, "The folder " + folder + " cannot be written: " + e.getMessage());
    }
    String who =
        read(file)
            .map(running -> " (process " + running.pid() + ", " + running.url() + ")")
            .orElse("");
    throw Problem.of(Code.CONFLICT, "A server runs on " + folder + " already" + who)
        .hint("Stop it first, or choose another folder with --data.");
  }

  /** Empty where another process has the lock, or has just taken the file away. */
  private static Optional<ServerLock> tryTake(Path file) throws IOException {
    create(file);
    Object before = identity(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean ours = false;
    try {
      // A server that ends deletes the file: a lock on what is no longer there would keep nobody
      // out.
      ours = channel.tryLock(LOCKED_BYTE, 1, false) != null && before.equals(identity(file));
      if (ours) {
        channel.truncate(0);
        return Optional.of(new ServerLock(file, channel));
      }
      return Optional.empty();
    } catch (OverlappingFileLockException | NoSuchFileException e) {
      return Optional.empty();
    } finally {
      if (!ours) {
        channel.close();
      }
    }
  }

  private static void create(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    var owner = PosixFilePermissions.fromString("rw-------");
    try {
      if (posix) {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
      } else {
        Files.createFile(file);
      }
    } catch (FileAlreadyExistsException e) {
      if (posix) {
        Files.setPosixFilePermissions(file, owner);
      }
    }
  }

  private static Object identity(Path file) throws IOException {
    return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey())
        .orElse(file);
  }

  /** Speaks for the operator of the server that holds this lock. */
  String secret() {
    return secret;
  }

  /** Tells the folder's owner how to reach the server. */
  void publish(String url) throws IOException {
    Running running = new Running(ProcessHandle.current().pid(), url, secret);
    ByteBuffer content = ByteBuffer.wrap(Json.bytes(running));
    while (content.hasRemaining()) {
      channel.write(content, content.position());
    }
  }

  /** Takes the file away, then frees the lock. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
  }

  /**
   * The server that runs on a folder. One that is only starting is waited for, two seconds at most.
   *
   * @throws Problem unavailable if it does not come up, conflict if the file cannot be read
   */
  static Optional<Running> find(Path folder) {
    Path file = folder.resolve(NAME);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!isHeld(file)) {
        return Optional.empty();
      }
      Optional<Running> running = read(file);
      if (running.isPresent()) {
        return running;
      }
      pause();
    }
    throw Problem.of(Code.UNAVAILABLE, "A server is starting on " + folder);
  }

  private static boolean isHeld(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock lock = channel.tryLock(LOCKED_BYTE, 1, true)) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      // Not knowing is not the same as no server: the data is not opened behind its back.
      throw Problem.of(
              Code.CONFLICT, "Whether a server runs cannot be told from " + file + ": " + e)
          .hint("Use the account that the server runs under.");
    }
  }

  private static Optional<Running> read(Path file) {
    try {
      return Optional.of(Json.mapper().readValue(Files.readAllBytes(file), Running.class));
    } catch (IOException | JacksonException notYet) {
      return Optional.empty();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
