package dev.storehand.core.call;

import dev.storehand.core.action.Reaction;
import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Scope;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Carries out what rooms do after events. The row goes in the transaction that does it, so what is
 * done whole is done exactly once, on however many nodes; of one shop and mode, a reaction is done
 * in the order of events, so one that fails holds back those after it until it works or is given
 * up.
 */
public final class Reactions {
  private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);

  /** How often one is tried; the last try is about a quarter of an hour after the first. */
  static final int ATTEMPTS = 10;

  /** After the first failure; twice as long after each further one. */
  private static final Duration FIRST_DELAY = Duration.ofSeconds(2);

  /** Done of one line before the next line has its turn. */
  private static final int TURN = 50;

  private static final int ERROR_MAX = 1000;

  private final Map<String, Reaction> byName;
  private final Database database;
  private final Dispatcher dispatcher;
  private final ReactionStore store = new ReactionStore();
  private final EventStore events = new EventStore();

  public Reactions(List<Reaction> reactions, Database database, Dispatcher dispatcher) {
    this.byName =
        reactions.stream()
            .collect(Collectors.toUnmodifiableMap(Reaction::name, Function.identity()));
    this.database = database;
    this.dispatcher = dispatcher;
  }

  /** What is to be tried: a reaction, and the event it is about. */
  private record Next(Reaction reaction, ReactionStore.Waiting waiting, Optional<Event> event) {}

  /**
   * Gives each line of due reactions one turn, in the calling thread.
   *
   * @return how many were done or have failed; 0 where nothing is due
   */
  public int work() {
    if (byName.isEmpty()) {
      return 0;
    }
    return database.read(Scope.none(), tx -> store.due(tx, byName.keySet())).stream()
        .mapToInt(this::turn)
        .sum();
  }

  private int turn(ReactionStore.Line line) {
    Scope scope = new Scope(line.shop(), line.mode(), Actor.system(""));
    List<Next> next =
        database.read(
            scope,
            tx ->
                store.first(tx, line.name(), TURN).stream()
                    .map(
                        waiting ->
                            new Next(
                                byName.get(line.name()), waiting, events.find(tx, waiting.seq())))
                    .toList());
    int done = 0;
    for (Next each : next) {
      Outcome outcome = tried(scope, each);
      done += outcome == Outcome.LEFT ? 0 : 1;
      if (outcome != Outcome.DONE) {
        break;
      }
    }
    return done;
  }

  /** What became of a try; after all but DONE, those behind it have to wait. */
  private enum Outcome {
    DONE,
    FAILED,
    LEFT
  }

  private Outcome tried(Scope scope, Next next) {
    String requestId = next.event().map(Event::requestId).orElse("");
    MDC.put(Dispatcher.REQUEST_ID, requestId);
    try {
      return done(new Scope(scope.shop(), scope.mode(), Actor.system(requestId)), next)
          ? Outcome.DONE
          : Outcome.LEFT;
    } catch (RuntimeException | StackOverflowError failure) {
      return failed(scope, next, failure);
    } finally {
      MDC.remove(Dispatcher.REQUEST_ID);
    }
  }

  private boolean done(Scope scope, Next next) {
    if (next.reaction().work() instanceof Reaction.Each each) {
      eachDone(scope, next, each);
    }
    return dispatcher.own(
        scope,
        next.waiting().links(),
        tx -> {
          boolean ours = store.take(tx, next.reaction().name(), next.waiting().seq()).isPresent();
          if (ours && next.reaction().work() instanceof Reaction.Whole whole) {
            whole.reacts().react(cause(next), tx);
          }
          return ours;
        });
  }

  private void eachDone(Scope scope, Next next, Reaction.Each each) {
    List<String> ids = database.read(scope, tx -> each.finds().find(cause(next), tx));
    for (String id : ids) {
      try {
        dispatcher.own(
            scope,
            next.waiting().links(),
            tx -> {
              each.does().act(tx, id);
              return id;
            });
      } catch (RuntimeException failure) {
        if (failure instanceof Problem problem && problem.code() == Code.UNAVAILABLE) {
          throw failure;
        }
        LOG.warn("{} of {} failed and is left", next.reaction().name(), id, failure);
      }
    }
  }

  private static Reaction.Cause cause(Next next) {
    Event event =
        next.event().orElseThrow(() -> new IllegalStateException("the event is not kept any more"));
    return new Reaction.Cause(
        event.id(),
        event.seq(),
        event.type(),
        event.subject().id(),
        event.occurredAt(),
        event.data());
  }

  private Outcome failed(Scope scope, Next next, Throwable failure) {
    String name = next.reaction().name();
    ReactionStore.Waiting waiting = next.waiting();
    if (failure instanceof Problem problem && problem.code() == Code.UNAVAILABLE) {
      LOG.debug("{} waits for the database: {}", name, problem.detail());
      return Outcome.LEFT;
    }
    boolean last = waiting.attempts() + 1 >= ATTEMPTS;
    if (last) {
      LOG.error("{} after event {} is given up", name, waiting.seq(), failure);
    } else {
      LOG.warn(
          "{} after event {} is tried again later: {}", name, waiting.seq(), failure.toString());
    }
    String error = String.valueOf(failure.getMessage());
    String kept = error.substring(0, Math.min(error.length(), ERROR_MAX));
    try {
      database.write(
          scope,
          tx -> {
            Duration delay = FIRST_DELAY.multipliedBy(1L << waiting.attempts());
            store.failed(
                tx,
                name,
                waiting,
                last ? Optional.empty() : Optional.of(tx.now().plus(delay)),
                kept);
            return name;
          });
      return Outcome.FAILED;
    } catch (Problem unavailable) {
      LOG.warn("that {} failed could not be kept: {}", name, unavailable.detail());
      return Outcome.LEFT;
    }
  }
}
