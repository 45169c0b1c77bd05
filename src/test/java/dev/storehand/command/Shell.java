package dev.storehand.command;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs the real commands in this process on a folder, and keeps what they print. */
record Shell(Path data, Map<String, String> environment, String stdin) {

  /** What a command left behind. */
  record Ran(int exit, String out, String err) {
    String lastLine() {
      List<String> lines = out.lines().toList();
      return lines.get(lines.size() - 1);
    }
  }

  static Shell on(Path data) {
    return new Shell(data, Map.of(), "");
  }

  /** The same, where there is a database that holds nothing yet. */
  Shell prepared() {
    App.open(Config.standard().in(data), Clock.systemUTC(), Ids.ulids()).close();
    return this;
  }

  Shell typing(String text) {
    return new Shell(data, environment, text);
  }

  Shell with(Map<String, String> variables) {
    return new Shell(data, variables, stdin);
  }

  /** Runs a command on the folder. */
  Ran run(String... words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    all.add("--data=" + data);
    return plain(all.toArray(String[]::new));
  }

  /** Runs these words and no others. */
  Ran plain(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ByteArrayInputStream in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
    int exit =
        Storehand.run(
            words,
            option -> Config.fromEnvironment(option, environment),
            Console.of(in, out, err, false));
    return new Ran(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
