package dev.storehand.kit;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/**
 * The clock of another process: what {@code java.time} tells there, its libraries too, is off by
 * what a file says that both have mapped, and jumps the moment that changes.
 */
public final class Skew {
  private static final String OFF_BY_MILLIS = "storehand.skew";

  private final Path folder;
  private final LongBuffer shared;

  private Skew(Path folder) throws IOException {
    this.folder = folder;
    this.shared = map(folder.resolve("skew"));
  }

  /** A clock that is right until it is moved; the folder keeps what a process needs for it. */
  public static Skew in(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", Skew.class.getName());
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    new JarOutputStream(Files.newOutputStream(folder.resolve("skew.jar")), manifest).close();
    return new Skew(folder);
  }

  private static LongBuffer map(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      return channel.map(MapMode.READ_WRITE, 0, Long.BYTES).asLongBuffer();
    }
  }

  /** Moves it on, or back by a negative duration. */
  public void move(Duration by) {
    shared.put(0, shared.get(0) + by.toMillis());
  }

  /** The option that gives a JVM this clock. */
  String option() {
    return "-javaagent:" + folder.resolve("skew.jar") + "=" + folder.resolve("skew");
  }

  /** Is called in the other process before its main method. */
  public static void premain(String file, Instrumentation instrumentation) {
    try {
      System.getProperties().put(OFF_BY_MILLIS, map(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        .ignore(none())
        .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
        .type(named("java.time.Clock"))
        .transform(
            (type, description, loader, module, domain) ->
                type.visit(Advice.to(Now.class).on(named("currentInstant"))))
        .type(named("java.time.Clock$SystemClock"))
        .transform(
            (type, description, loader, module, domain) ->
                type.visit(Advice.to(Millis.class).on(named("millis"))))
        .installOn(instrumentation);
  }

  /** Is written into {@code java.time}, so it knows nothing but the JDK. */
  private static final class Now {
    private Now() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Instant now) {
      now = now.plusMillis(((LongBuffer) System.getProperties().get("storehand.skew")).get(0));
    }
  }

  /** The same for what is asked in milliseconds. */
  private static final class Millis {
    private Millis() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) long now) {
      now = now + ((LongBuffer) System.getProperties().get("storehand.skew")).get(0);
    }
  }
}
