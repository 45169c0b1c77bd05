package dev.storehand.command;

import dev.storehand.App;
import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Registry;
import dev.storehand.core.action.Target;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls one action, through the server that runs on the data, or else directly. */
@Command(
    name = "call",
    description = {
      "Call one action and print its answer. Without an action it lists them.",
      "A server that runs on the data folder is called as any client would; without one the database is opened for the call.",
      "A file that an action answers with is printed, or, where a server runs, a link to it."
    })
final class Call implements Callable<Integer> {
  private static final String CSV = "csv";
  private static final String STDIN = "-";

  @Mixin private DataOptions data;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "The action's name.")
  private Optional<String> action = Optional.empty();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "field=value",
      description = "Its arguments. A list is a,b; field:=json takes JSON as it is.")
  private List<String> words = List.of();

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "The key to call with; the operator of this machine unless told.")
  private Optional<String> key = Optional.empty();

  @Option(
      names = "--json",
      paramLabel = "JSON",
      description = "All arguments as one JSON object; - reads it from standard input.")
  private Optional<String> json = Optional.empty();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A CSV file for an import: its text becomes the argument csv.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--list",
      description =
          "List the actions, or those that do what the words that follow say, the best first.")
  private boolean list;

  private final Console console;

  Call(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Registry registry = App.actions();
    if (list || action.isEmpty()) {
      List<String> wanted = Stream.concat(action.stream(), words.stream()).toList();
      Listing.print(registry, wanted, console);
      return Exit.WORKED;
    }
    Action<?, ?> called = find(registry, action.get());
    ObjectNode arguments = arguments(called);
    boolean dryRun = arguments.path("dry_run").asBoolean(false);
    try (Line line = line()) {
      Line.Answer answer = line.call(called, arguments);
      JsonNode body = Json.mapper().readTree(answer.body());
      boolean job = called.kind() != Kind.READ && JobWatch.isRunning(body);
      if (answer.accepted() && job) {
        Action<?, ?> readJob = registry.named("read_job").orElseThrow();
        answer = new JobWatch(line, readJob, console).await(body.path("job_id").asString());
      }
      if (dryRun && answer.accepted()) {
        console.err().println("A dry run: nothing of this was kept.");
      }
      return told(answer, job || called.kind() == Kind.JOB);
    }
  }

  private Action<?, ?> find(Registry registry, String name) {
    try {
      return registry.find(new Target.Name(name)).action();
    } catch (Problem unknown) {
      throw wrong(
          unknown.detail() + ". The nearest are " + String.join(", ", unknown.nextActions()) + ".");
    }
  }

  private Line line() {
    return ServerLock.find(data.data)
        .<Line>map(server -> HttpLine.to(server.url(), key.orElse(server.secret())))
        .orElseGet(this::straightLine);
  }

  private Line straightLine() {
    if (!data.config().storage().isThere()) {
      throw Problem.of(Code.CONFLICT, "There is no database in " + data.data)
          .hint("Say with --data where it is; storehand serve makes a new one.");
    }
    return StraightLine.open(data, key);
  }

  private ObjectNode arguments(Action<?, ?> called) throws IOException {
    if (json.isPresent() && !words.isEmpty()) {
      throw wrong("Send --json or field=value, not both.");
    }
    ObjectNode arguments;
    try {
      arguments =
          json.isPresent() ? Json.parse(jsonText(json.get())) : Words.arguments(called, words);
    } catch (Problem | IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
    if (file.isPresent()) {
      if (!called.input().schema().path("properties").has(CSV)) {
        throw wrong(called.name() + " takes no file.");
      }
      arguments.put(CSV, text(file.get()));
    }
    return arguments;
  }

  private byte[] jsonText(String given) throws IOException {
    return given.equals(STDIN)
        ? console.in().readAllBytes()
        : given.getBytes(StandardCharsets.UTF_8);
  }

  private String text(Path path) {
    try {
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw wrong(path + " is not UTF-8.");
    } catch (IOException e) {
      throw wrong(path + " cannot be read.");
    }
  }

  private int told(Line.Answer answer, boolean job) throws IOException {
    JsonNode body = Json.mapper().readTree(answer.body());
    if (!answer.accepted()) {
      Refusal.print(body, console);
      return Exit.REFUSED;
    }
    if (answer.file().isPresent()) {
      answer.file().get().writeTo(console.raw());
      return Exit.WORKED;
    }
    console.out().println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(body));
    return job && !JobWatch.worked(body) ? Exit.REFUSED : Exit.WORKED;
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
