package dev.storehand.core.call;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Call;
import dev.storehand.core.action.Handler;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Registry;
import dev.storehand.core.action.Verb;
import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.Via;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.job.JobAnswer;
import dev.storehand.core.job.JobBell;
import dev.storehand.core.job.JobStore;
import dev.storehand.core.job.NewJob;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.util.Map;
import java.util.Optional;
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

  private static final String REQUEST_ID = "request_id";
  private static final String UNKNOWN = "unknown";
  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final Registry registry;
  private final Gate gate;
  private final Database database;
  private final Metering metering;
  private final JobBell bell;
  private final JobStore jobs = new JobStore();
  private final Rehearsal rehearsal;
  private final Once once = new Once();
  private final Journal journal = new Journal();

  public Dispatcher(
      Registry registry, Gate gate, Database database, Metering metering, JobBell bell) {
    this.registry = registry;
    this.gate = gate;
    this.database = database;
    this.metering = metering;
    this.bell = bell;
    this.rehearsal = new Rehearsal(database, this);
  }

  /** Runs a call. It always answers: a refusal is an answer, and so is a failure of ours. */
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
      reply = Answers.of(problem, request.id(), Optional.empty());
    }
    note(action, reply, request.via(), System.nanoTime() - start);
    MDC.remove(REQUEST_ID);
    return reply;
  }

  private Reply admitted(Registry.Found found, Request request) {
    Optional<Rate> rate = Optional.empty();
    try {
      Caller caller = gate.who(request.token());
      rate = Optional.of(gate.rate(caller));
      gate.may(caller, found.action());
      rate = Optional.of(gate.charge(caller, found.action().kind().points()));
      return run(found.action(), found, request, caller, rate);
    } catch (Problem problem) {
      return Answers.of(helped(problem, found.action()), request.id(), rate);
    } catch (RuntimeException failure) {
      LOG.error("{} failed", found.action().name(), failure);
      Problem problem = Problem.of(Code.SERVER_ERROR, "The server failed; nothing was changed");
      return Answers.of(problem, request.id(), rate);
    }
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
    return database.write(
        scope,
        tx -> {
          T done = work.apply(tx);
          journal.keepEvents(tx);
          return done;
        });
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

  /** The answer to an HTTP verb that no action has: 405 with those the path takes, or 404. */
  public Reply refuseVerb(String requestId, String verb, String path) {
    return Answers.of(registry.refusal(verb, path), requestId, Optional.empty());
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
      O answer = database.read(scope, tx -> read.call().read(call.input(), call.paging(), tx));
      return new Reply(request.id(), 200, action.output().write(answer), false, rate, Map.of());
    }
    confirmed(action, call, request.via());
    byte[] body = written(action, call, scope, caller);
    return new Reply(request.id(), 202, body, call.dryRun(), rate, location(action, call, body));
  }

  private <I, O> byte[] written(Action<I, O> action, Call<I> call, Scope scope, Caller caller) {
    if (action.handler() instanceof Handler.Job<?>) {
      return call.dryRun()
          ? rehearsal.of(action, call, scope, caller)
          : started(action, call, scope);
    }
    Function<WriteTx, byte[]> write =
        tx -> kept(action, call, tx, () -> done(action, call.input(), tx));
    return call.dryRun()
        ? database.tryOut(scope, call.expectedVersion(), write)
        : database.write(scope, call.expectedVersion(), write);
  }

  /**
   * Starts a job. Reading a file or following a filter may take long, so it is done before the
   * write, which others wait for. Why it cannot be done is told within the write: a call that was
   * accepted before is answered as before.
   */
  @SuppressWarnings("unchecked")
  private <I, O> byte[] started(Action<I, O> action, Call<I> call, Scope scope) {
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
    byte[] body = database.write(scope, tx -> kept(action, call, tx, () -> start.apply(tx)));
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
  private <I, O> byte[] kept(Action<I, O> action, Call<I> call, WriteTx tx, Supplier<O> work) {
    Optional<byte[]> kept = once.claim(tx, action, call);
    if (kept.isPresent()) {
      return kept.get();
    }
    O answer = work.get();
    journal.keep(tx, action, call);
    once.keep(tx, action, call, answer);
    return call.dryRun() ? action.output().writeMasked(answer) : action.output().write(answer);
  }

  private static <I, O> O done(Action<I, O> action, I input, WriteTx tx) {
    return ((Handler.Write<I, O>) action.handler()).call().write(input, tx);
  }

  /** An agent may mean well and still delete: over MCP, what destroys wants a yes. */
  private static void confirmed(Action<?, ?> action, Call<?> call, Via via) {
    if (via == Via.MCP && action.destroys() && !call.confirmed() && !call.dryRun()) {
      throw Problem.of(Code.CONFIRMATION_REQUIRED, action.loses().orElseThrow())
          .hint(
              "If this is meant, call "
                  + action.name()
                  + " again with confirm: true; dry_run: true shows what would happen.")
          .next(action.name());
    }
  }
}
