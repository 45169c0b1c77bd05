package dev.storehand.command;

import dev.storehand.core.call.Answers;
import dev.storehand.core.problem.Problem;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program's words. Without any it shows them. */
@Command(
    name = "storehand",
    description =
        "A self-hosted commerce server that AI agents, developers and scripts can all drive.",
    footer = {
      "",
      "Every option can also come from the environment: --port is STOREHAND_PORT, --database-url is STOREHAND_DATABASE_URL.",
      "Exit: 0 it worked, 1 it was refused, 2 the words were wrong."
    },
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Storehand.Version.class)
public final class Storehand implements Runnable {
  private static final int WIDTH = 110;

  @Spec private CommandSpec spec;

  private Storehand() {}

  /** Runs one command line and gives the exit code. */
  public static int run(
      String[] words, Function<String, Optional<String>> environment, Console console) {
    return new CommandLine(new Storehand())
        .addSubcommand(new Serve(console))
        .addSubcommand(new CommandLine(new Group.Shops()).addSubcommand(new CreateShop(console)))
        .addSubcommand(new CommandLine(new Group.Keys()).addSubcommand(new CreateKey(console)))
        .addSubcommand(new Mcp(console))
        .addSubcommand(new Call(console))
        .addSubcommand(new Backup(console))
        .addSubcommand(new WriteManifest(console))
        .addSubcommand(new BenchCommand())
        .addSubcommand(new Train())
        .setDefaultValueProvider(new FromEnvironment(environment))
        .setOut(console.out())
        .setErr(console.err())
        .setUsageHelpWidth(WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((wrong, given) -> wrongWords(wrong, console))
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, console))
        .execute(words);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do.");
  }

  private static int wrongWords(ParameterException wrong, Console console) {
    CommandSpec command = wrong.getCommandLine().getCommandSpec();
    console.err().println(wrong.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(wrong, console.err())) {
      console.err().println(wrong.getCommandLine().getHelp().synopsis(0).strip());
    }
    console.err().println("See " + command.qualifiedName() + " --help.");
    return Exit.WRONG_WORDS;
  }

  private static int failed(Exception failure, Console console) throws Exception {
    if (failure instanceof Problem problem) {
      Refusal.print(Answers.body(problem, ""), console);
      return Exit.REFUSED;
    }
    throw failure;
  }

  /** Options that are not given come from the environment, where it has them. */
  record FromEnvironment(Function<String, Optional<String>> environment)
      implements IDefaultValueProvider {
    @Override
    public String defaultValue(ArgSpec argument) {
      return argument instanceof OptionSpec option && !option.usageHelp() && !option.versionHelp()
          ? environment.apply(option.longestName()).orElse(null)
          : null;
    }
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Storehand.class.getPackage().getImplementationVersion();
      return new String[] {"storehand " + Optional.ofNullable(version).orElse("(not packaged)")};
    }
  }
}
