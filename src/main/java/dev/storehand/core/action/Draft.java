package dev.storehand.core.action;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Resource;
import dev.storehand.core.db.Versioned;
import dev.storehand.core.job.Job;
import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Lazy;
import dev.storehand.core.schema.Schemas;
import dev.storehand.core.schema.Sense;
import dev.storehand.core.schema.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** An action while it is being said; the last word makes it and hands it to its room. */
final class Draft implements Steps.Named, Steps.Said, Steps.Described {
  private final Room room;
  private final Consumer<Action<?, ?>> register;
  private final Verb verb;
  private final PathPattern path;
  private String name = "";
  private String sentence = "";
  private final List<String> notes = new ArrayList<>();
  private final List<String> aliases = new ArrayList<>();
  private final List<List<String>> choices = new ArrayList<>();
  private final Map<String, Sense> senses = new LinkedHashMap<>();
  private boolean sensesItself;
  private Optional<String> loses = Optional.empty();
  private Optional<Optional<String>> ability = Optional.empty();
  private boolean repeatable;
  private boolean versioned;
  private boolean wantsKey;
  private final Set<Code> refusals = EnumSet.noneOf(Code.class);

  Draft(Room room, Consumer<Action<?, ?>> register, Verb verb, String path) {
    this.room = room;
    this.register = register;
    this.verb = verb;
    this.path = new PathPattern(path);
    this.repeatable = verb != Verb.POST;
  }

  @Override
  public Steps.Said named(String word) {
    name = word;
    return this;
  }

  @Override
  public Steps.Described says(String text) {
    sentence = text;
    return this;
  }

  @Override
  public Steps.Described note(String text) {
    notes.add(text);
    return this;
  }

  @Override
  public Steps.Described alsoCalled(String... phrases) {
    aliases.addAll(List.of(phrases));
    return this;
  }

  @Override
  public Steps.Described destroys(String loss) {
    loses = Optional.of(loss);
    return this;
  }

  @Override
  public Steps.Described repeatable() {
    repeatable = true;
    return this;
  }

  @Override
  public Steps.Described versioned() {
    versioned = true;
    return this;
  }

  @Override
  public Steps.Described wantsKey() {
    wantsKey = true;
    repeatable = true;
    notes.add("It moves money, so it wants an idempotency_key: sent again, it moves none twice.");
    return this;
  }

  @Override
  public Steps.Described needs(String word) {
    ability = Optional.of(Optional.of(word));
    return this;
  }

  @Override
  public Steps.Described forAnyKey() {
    ability = Optional.of(Optional.empty());
    return this;
  }

  @Override
  public Steps.Described refuses(Code... codes) {
    refusals.addAll(List.of(codes));
    return this;
  }

  @Override
  public Steps.Described oneOf(String... parts) {
    choices.add(List.of(parts));
    notes.add("Send exactly one of " + String.join(", ", parts) + ".");
    return this;
  }

  @Override
  public Steps.Described means(String part, Sense sense) {
    senses.put(part, sense);
    return this;
  }

  @Override
  public Steps.Described sensesItself() {
    sensesItself = true;
    return this;
  }

  private <T> Shape<T> sensed(Shape<T> shape) {
    Shape<T> whole = shape;
    for (var each : senses.entrySet()) {
      whole = whole.meaning(each.getKey(), each.getValue());
    }
    return sensesItself ? whole.sensedLater() : whole;
  }

  @Override
  public <I extends Record> Steps.Taking<I> takes(Class<I> input) {
    return new Taken<>(input);
  }

  @Override
  public <F, T extends Resource> Steps.Many inBulk(Action<?, ?> single, Action<F, Page<T>> list) {
    ability = ability.or(() -> Optional.of(single.ability()));
    loses = loses.or(single::loses);
    return new ManyDraft<>(this, single, list);
  }

  @Override
  public Steps.Exporting exports(Action<?, ? extends Page<?>> list) {
    return exports(list, Exporting.list(list));
  }

  Steps.Exporting exports(Action<?, ?> shown, Exporting<?> exporting) {
    ability = ability.or(() -> Optional.of(shown.ability()));
    refusals.addAll(shown.refusals());
    return new ExportDraft(this, shown, exporting);
  }

  @Override
  public <T extends Record> Steps.Giving<Patch<T>, T> patches(Class<T> resource) {
    Switches.note(resource).ifPresent(notes::add);
    Shape<?> shape = sensed(Schemas.patch(resource).withRequired(pathParameters()));
    return new Given<>(
        resource, shape, Output.of(resource), (any, sent) -> Patch.of(path.parameters(), sent));
  }

  /** What it takes besides its own arguments, as a job. */
  Map<String, ObjectNode> reservedOfJobs() {
    return Reserved.ofWrites(false, loses.isPresent());
  }

  Map<String, ObjectNode> pathParameters() {
    Map<String, ObjectNode> parts = new LinkedHashMap<>();
    for (String part : path.parameters()) {
      String which =
          part.equals("id")
              ? "Which one, by its id."
              : "Which " + part.replace("_id", "").replace('_', ' ') + ".";
      parts.put(
          part,
          Json.object()
              .put("type", "string")
              .put("description", which)
              .put("minLength", 1)
              .put("maxLength", 64));
    }
    return parts;
  }

  List<List<String>> choices() {
    return List.copyOf(choices);
  }

  boolean loses() {
    return loses.isPresent();
  }

  private Optional<String> abilityFor(Kind kind) {
    return ability.orElse(Optional.of(room.area() + (kind == Kind.READ ? ":read" : ":write")));
  }

  /** The input of a record with further arguments. */
  <I extends Record> Input<I> input(Class<I> record, Map<String, ObjectNode> reserved) {
    return input(
        record,
        sensed(Schemas.input(record)),
        reserved,
        (shape, sent) -> record.cast(shape.bind(sent)));
  }

  private <I> Input<I> input(
      Class<?> record,
      Shape<?> shape,
      Map<String, ObjectNode> reserved,
      BiFunction<Shape<?>, ObjectNode, I> binder) {
    List<String> wanted = wantsKey ? List.of(Reserved.IDEMPOTENCY_KEY) : List.of();
    return new Input<>(
        record, shape, reserved, wanted, path.parameters(), List.copyOf(choices), binder);
  }

  <I, O> Action<I, O> make(
      Kind kind, Input<I> input, Output<O> output, Examples examples, Handler<I, O> handler) {
    boolean again = kind == Kind.READ || repeatable;
    Action<I, O> action =
        new Action<>(
            verb,
            path,
            name,
            sentence,
            List.copyOf(notes),
            List.copyOf(aliases),
            room,
            kind,
            abilityFor(kind),
            loses,
            Collections.unmodifiableSet(refusals),
            again,
            input,
            output,
            new Lazy<>(() -> examples.made(this::keyed)),
            handler);
    register.accept(action);
    return action;
  }

  private ObjectNode keyed(ObjectNode example) {
    return wantsKey ? example.put(Reserved.IDEMPOTENCY_KEY, name + "-1") : example;
  }

  private final class Taken<I extends Record> implements Steps.Taking<I> {
    private final Class<I> record;

    Taken(Class<I> record) {
      this.record = record;
    }

    @Override
    public <O extends Record> Steps.Giving<I, O> gives(Class<O> output) {
      return new Given<>(
          record,
          sensed(Schemas.input(record)),
          Output.of(output),
          (shape, sent) -> record.cast(shape.bind(sent)));
    }

    @Override
    public Steps.Planning<I> givesJob(Job.Kind kind) {
      return new JobDraft<>(
          Draft.this,
          kind,
          Draft.this.input(
              record,
              Schemas.input(record),
              reservedOfJobs(),
              (shape, sent) -> record.cast(shape.bind(sent))));
    }

    @Override
    public <R> Steps.Importing<I, R> imports(ImportReader<R> reader) {
      return new ImportDraft<>(Draft.this, record, reader);
    }

    @Override
    public <T extends Record> Steps.Listing<I, T> lists(
        Class<T> row, String plural, String... sorts) {
      return new Special.Listed<>(Draft.this, record, row, plural, List.of(sorts));
    }

    @Override
    public <T extends Record> Steps.Streaming<I, T> streams(Class<T> row, String plural) {
      return new Special.Streamed<>(Draft.this, record, Output.streamOf(row, plural));
    }

    @Override
    public Steps.Filing<I> file(String... mediaTypes) {
      return new Special.Filed<>(Draft.this, record, Output.file(List.of(mediaTypes)));
    }
  }

  private final class Given<I, O> implements Steps.Giving<I, O> {
    private final Class<?> record;
    private final Shape<?> shape;
    private final Output<O> output;
    private final BiFunction<Shape<?>, ObjectNode, I> binder;
    private final Examples examples = new Examples();

    Given(
        Class<?> record,
        Shape<?> shape,
        Output<O> output,
        BiFunction<Shape<?>, ObjectNode, I> binder) {
      this.record = record;
      this.shape = shape;
      this.output = output;
      this.binder = binder;
    }

    @Override
    public Steps.Giving<I, O> example(I input) {
      examples.input(input);
      return this;
    }

    @Override
    public Steps.Giving<I, O> example(String json) {
      examples.json(json);
      return this;
    }

    @Override
    public Action<I, O> reads(BiFunction<I, ReadTx, O> handler) {
      return reads(handler, Map.of(), Optional.empty());
    }

    @Override
    public Action<I, O> awaits(BiFunction<I, ReadTx, O> handler, Wait<I, O> wait) {
      return reads(handler, Reserved.ofWaits("it has ended"), Optional.of(wait));
    }

    private Action<I, O> reads(
        BiFunction<I, ReadTx, O> handler,
        Map<String, ObjectNode> reserved,
        Optional<Wait<I, O>> wait) {
      return make(
          Kind.READ,
          input(reserved),
          output,
          examples,
          new Handler.Read<>((in, paging, tx) -> handler.apply(in, tx), wait));
    }

    @Override
    public Action<I, O> writes(Handler.Writes<I, O> handler) {
      return make(
          Kind.WRITE, input(reservedOfWrites()), output, examples, new Handler.Write<>(handler));
    }

    @Override
    public Action<I, O> starts(Handler.Writes<I, O> handler) {
      return make(
          Kind.JOB, input(reservedOfWrites()), output, examples, new Handler.Write<>(handler));
    }

    private Map<String, ObjectNode> reservedOfWrites() {
      boolean shown =
          Versioned.class.isAssignableFrom(output.record())
              && (verb == Verb.PATCH || !path.parameters().isEmpty());
      return Reserved.ofWrites(versioned || shown, loses.isPresent());
    }

    private Input<I> input(Map<String, ObjectNode> reserved) {
      return Draft.this.input(record, shape, reserved, binder);
    }
  }

  String name() {
    return name;
  }
}
