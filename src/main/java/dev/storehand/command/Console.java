package dev.storehand.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes; always UTF-8, whatever the machine's own encoding.
 *
 * @param raw what out writes to, for who writes bytes
 * @param watched whether a person sees what goes to err
 */
public record Console(
    InputStream in, OutputStream raw, PrintWriter out, PrintWriter err, boolean watched) {

  /**
   * This process's own. The script says by a property whether its error stream is a terminal, which
   * Java cannot tell.
   */
  public static Console own() {
    return of(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Boolean.getBoolean("storehand.terminal"));
  }

  /** These streams. */
  public static Console of(InputStream in, OutputStream out, OutputStream err, boolean watched) {
    return new Console(in, out, writer(out), writer(err), watched);
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
