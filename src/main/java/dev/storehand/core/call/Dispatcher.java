package dev.storehand.core.call;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Call;
import dev.storehand.core.action.Handler;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Registry;
import dev.storehand.core.action.Target;
import dev.storehand.core.action.Verb;
import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.Via;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.job.Job;
import dev.storehand.core.job.JobAnswer;
import dev.storehand.core.job.JobBell;
import dev.storehand.core.job.JobStore;
import dev.storehand.core.job.NewJob;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.node.ObjectNode;

/** The one way to run an action, whichever face asked: find, admit, read, run, answer. */
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  static final String REQUEST_ID = "request_id";

  /** What is answered where a job began, or was stopped. */
  private static final Set<Class<?>> JOBS = Set.of(Job.class, JobAnswer.class);

  private static final String UNKNOWN = "unknown";
  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final Registry registry;
  private final Gate gate;
  private final Database database;
  private final Metering metering;
  private final Links links;
  private final Looking looking;
  private final JobBell bell;
  private final JobStore jobs = new JobStore();
  private final Rehearsal rehearsal;
  private final Once once = new Once();
  private final Journal journal;

  /**
   * What else it needs.
   *
   * @param bell tells of jobs
   * @param waiting keeps those who wait for an answer
   * @param links opens files without a key
   */
  public record Parts(JobBell bell, Waiting waiting, Links links) {}

  public Dispatcher(
      Registry registry, Gate gate, Database database, Metering metering, Parts parts) {
    this.registry = registry;
    this.gate = gate;
    this.database = database;
    this.metering = metering;
    this.journal = new Journal(registry.reactions());
    this.links = parts.links();
    this.looking = new Looking(database, parts.waiting(), links);
    this.bell = parts.bell();
    this.rehearsal = new Rehearsal(database, this);
  }

  /**
   * Runs a call. It always answers: a refusal is an answer, and so is a failure of ours. A caller
   * who would wait gets what he waits for from {@link Reply#whenReady}.
   */
  public Reply call(Request request) {
    long start = System.nanoTime();
    String action = UNKNOWN;
    Reply reply;
    MDC.put(REQUEST_ID, request.id());
    try {
      Registry.Found found = registry.find(request.target());
      action = found.action().name();
      reply = admitted(found, request);
    } catch (Problem problem) {
      reply = refuse(problem, request.token(), request.id());
    }
    note(action, reply, request.via(), System.nanoTime() - start);
    MDC.remove(REQUEST_ID);
    return reply;
  }

  private Reply admitted(Registry.Found found, Request request) {
    Optional<Caller> caller = Optional.empty();
    try {
      Caller known = who(found, request.token());
      caller = Optional.of(known);
      gate.may(known, found.action());
      Rate rate = gate.charge(known, found.action().kind().points());
      return run(found.action(), found, request, known, Optional.of(rate));
    } catch (Problem problem) {
      return Answers.of(helped(problem, found.action()), request.id(), caller.map(gate::rate));
    } catch (RuntimeException failure) {
      return Answers.ofFailure(
          failure, found.action().name(), request.id(), caller.map(gate::rate));
    }
  }

  /**
   * Tells what is wrong with a request that calls no action, for the point of a read. Who has no
   * key is told that, here as everywhere.
   */
  public Reply refuse(Problem problem, String token, String requestId) {
    Optional<Caller> caller = Optional.empty();
    try {
      Caller known = gate.who(token);
      caller = Optional.of(known);
      Rate rate = gate.charge(known, Kind.READ.points());
      return Answers.of(problem, requestId, Optional.of(rate));
    } catch (Problem refused) {
      return Answers.of(refused, requestId, caller.map(gate::rate));
    }
  }

  /** The holder of a key, or of a link to this very file. */
  private Caller who(Registry.Found found, String token) {
    if (!Links.isLink(token)) {
      return gate.who(token);
    }
    if (!found.action().output().isFile()) {
      throw Links.refused("A link opens a file and nothing else");
    }
    Links.Opened opened = links.open(token, found.action().path().at(Json.tree(found.path())));
    return gate.byId(opened.keyId(), opened.scope())
        .orElseThrow(() -> Links.refused("The key behind this link is revoked or expired"));
  }

  /**
   * Answers all who wait with what stands now and ends all streams, as a server does that is about
   * to stop.
   */
  public void release() {
    looking.release();
  }

  /** Who came too late is told which action reads the thing again. */
  private Problem helped(Problem problem, Action<?, ?> late) {
    if (problem.code() != Code.STALE_VERSION) {
      return problem;
    }
    return registry.all().stream()
        .filter(action -> action.verb() == Verb.GET)
        .filter(action -> action.path().parameters().equals(late.path().parameters()))
        .filter(action -> (late.path().text() + "/").startsWith(action.path().text() + "/"))
        .findFirst()
        .map(action -> problem.next(action.name()))
        .orElse(problem);
  }

  private void note(String action, Reply reply, Via via, long nanos) {
    metering.note(action, reply.status(), via, nanos);
    if (nanos > SLOW_NANOS) {
      LOG.warn("{} took {} ms and answered {}", action, nanos / NANOS_PER_MILLI, reply.status());
    } else {
      LOG.debug("{} answered {}", action, reply.status());
    }
  }

  /**
   * Does the program's own work, such as seeding the demo, with its events in the same transaction.
   */
  public <T> T own(Scope scope, Function<WriteTx, T> work) {
    return own(scope, 0, work);
  }

  /**
   * The same for a reaction.
   *
   * @param links how many reactions led here, one from the other, this one included
   */
  <T> T own(Scope scope, int links, Function<WriteTx, T> work) {
    Written<T> written =
        database.write(
            scope,
            tx -> {
              T done = work.apply(tx);
              return new Written<>(() -> done, journal.keepEvents(tx, links));
            });
    return committed(written);
  }

  /**
   * What a transaction gave.
   *
   * @param answer asked for once it is over: others wait for it to end
   * @param stirs whether it left work besides jobs
   */
  private record Written<T>(Supplier<T> answer, boolean stirs) {}

  private <T> T committed(Written<T> written) {
    if (written.stirs()) {
      bell.wake();
    }
    try {
      return written.answer().get();
    } catch (RuntimeException failure) {
      throw Answers.unwritten(failure);
    }
  }

  /**
   * Saved requests of a caller, to be applied in a transaction of his: as {@link #call} does it,
   * but without points and idempotency keys.
   */
  public Batch batch(Caller caller, WriteTx tx) {
    return new Batch(gate, journal, caller, tx);
  }

  /**
   * Applies one saved request in a transaction, with its audit and events.
   *
   * @throws Problem where the action refuses it; nothing of it is kept
   */
  public String apply(Caller caller, WriteTx tx, Action<?, ?> action, ObjectNode arguments) {
    Batch batch = batch(caller, tx);
    String answer = batch.apply(action, arguments);
    batch.keep();
    return answer;
  }

  /**
   * Calls a write as the program itself: checked, audited and told as any other, but nobody is
   * asked and nothing charged.
   *
   * @throws Problem where it is refused
   */
  public ObjectNode own(Scope scope, String name, ObjectNode input) {
    return Json.parse(own(scope, registry.find(new Target.Name(name)).action(), input));
  }

  private <I, O> byte[] own(Scope scope, Action<I, O> action, ObjectNode input) {
    Call<I> call = action.input().read(input);
    return committed(database.write(scope, tx -> write(action, call, Via.SYSTEM, tx)));
  }

  /** The answer to an HTTP verb that no action has: 405 with those the path takes, or 404. */
  public Reply refuseVerb(String requestId, String token, String verb, String path) {
    return refuse(registry.refusal(verb, path), token, requestId);
  }

  private <I, O> Reply run(
      Action<I, O> action,
      Registry.Found found,
      Request request,
      Caller caller,
      Optional<Rate> rate) {
    Call<I> call = action.input().read(request.arguments().read(found));
    Actor actor =
        new Actor(
            caller.keyId(), caller.keyName(), caller.abilities(), request.via(), request.id());
    Scope scope = new Scope(caller.shop(), caller.mode(), actor);
    if (action.handler() instanceof Handler.Read<I, O> read) {
      return looking.reply(
          new Looking.Look<>(action, read, call, scope, () -> Optional.of(gate.rate(caller))));
    }
    byte[] body = written(action, call, request.via(), scope, caller);
    return new Reply(request.id(), 202, body, call.dryRun(), rate, location(action, call, body));
  }

  private <I, O> byte[] written(
      Action<I, O> action, Call<I> call, Via via, Scope scope, Caller caller) {
    if (action.handler() instanceof Handler.Job<?>) {
      return call.dryRun()
          ? rehearsal.of(action, call, scope, caller)
          : started(action, call, via, scope);
    }
    Function<WriteTx, Written<byte[]>> write = tx -> write(action, call, via, tx);
    if (call.dryRun()) {
      return database.tryOut(scope, call.expectedVersion(), write).answer().get();
    }
    byte[] body = committed(database.write(scope, call.expectedVersion(), write));
    if (JOBS.contains(action.output().record())) {
      bell.ring(Json.parse(body).path("job_id").asString());
    }
    return body;
  }

  /**
   * Starts a job. Reading a file or following a filter may take long, so it is done before the
   * write, which others wait for. Why it cannot be done is told within the write: a call that was
   * accepted before is answered as before.
   */
  @SuppressWarnings("unchecked")
  private <I, O> byte[] started(Action<I, O> action, Call<I> call, Via via, Scope scope) {
    Handler.Job<I> job = (Handler.Job<I>) action.handler();
    Planned planned =
        database.read(scope, tx -> Planned.of(() -> job.plan().plan(call.input(), tx)));
    Function<WriteTx, O> start =
        tx ->
            (O)
                JobAnswer.of(
                    jobs.start(
                        tx,
                        new NewJob(action.name(), job.kind(), action.ability(), planned.get())));
    byte[] body =
        committed(database.write(scope, tx -> kept(action, call, via, tx, () -> start.apply(tx))));
    bell.ring(Json.parse(body).path("job_id").asString());
    return body;
  }

  /** Where a job that was accepted can be polled. */
  private static Map<String, String> location(Action<?, ?> action, Call<?> call, byte[] body) {
    return action.kind() == Kind.JOB && !call.dryRun()
        ? Map.of("Location", Json.parse(body).path("status_url").asString())
        : Map.of();
  }

  /**
   * One write, in its transaction: claim the key, do it, and keep what was done and what was
   * answered.
   */
  private <I, O> Written<byte[]> kept(
      Action<I, O> action, Call<I> call, Via via, WriteTx tx, Supplier<O> work) {
    Optional<byte[]> kept = once.claim(tx, action, call);
    if (kept.isPresent()) {
      return new Written<>(kept::get, false);
    }
    O answer = work.get();
    confirmed(action, call, via, tx);
    boolean stirs = journal.keep(tx, List.of(Journal.accepted(action, call)));
    once.keep(tx, action, call, answer);
    return new Written<>(
        () -> call.dryRun() ? action.output().writeMasked(answer) : action.output().write(answer),
        stirs);
  }

  private <I, O> Written<byte[]> write(Action<I, O> action, Call<I> call, Via via, WriteTx tx) {
    Handler.Write<I, O> handler = (Handler.Write<I, O>) action.handler();
    return kept(action, call, via, tx, () -> handler.call().write(call.input(), tx));
  }

  /**
   * An agent may mean well and still delete: over MCP, what destroys wants a yes. It is asked for
   * when all is done and before it is kept, so that who decides learns what it is about, and nobody
   * is asked about what would be refused anyway.
   */
  private static void confirmed(Action<?, ?> action, Call<?> call, Via via, WriteTx tx) {
    if (via == Via.MCP && action.destroys() && !call.confirmed() && !call.dryRun()) {
      String loss = action.loses().orElseThrow();
      throw Problem.of(
              Code.CONFIRMATION_REQUIRED,
              Losses.named(tx.happenings()).map(what -> what + ": " + loss).orElse(loss))
          .hint(
              "If this is meant, call "
                  + action.name()
                  + " again with confirm: true; dry_run: true shows what would happen.")
          .next(action.name());
    }
  }
}
