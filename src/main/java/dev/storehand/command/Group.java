package dev.storehand.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Words that only stand before others. */
final class Group {
  private Group() {}

  private static ParameterException incomplete(CommandSpec spec) {
    return new ParameterException(
        spec.commandLine(),
        "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
  }

  @Command(name = "shops", description = "The shops of this server.")
  static final class Shops implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      throw incomplete(spec);
    }
  }

  @Command(name = "keys", description = "The keys of this server.")
  static final class Keys implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      throw incomplete(spec);
    }
  }
}
