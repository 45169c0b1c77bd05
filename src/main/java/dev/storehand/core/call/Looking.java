package dev.storehand.core.call;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Call;
import dev.storehand.core.action.FileLink;
import dev.storehand.core.action.Handler;
import dev.storehand.core.action.StoredFile;
import dev.storehand.core.action.StreamPart;
import dev.storehand.core.action.Wait;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.Scope;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs reads. The answer that stands now is always there; with it comes, where the action is so
 * declared, how to wait for a later one, the stream that follows, or the file.
 */
final class Looking {
  private final Database database;
  private final Waiting waiting;
  private final Links links;
  private final StreamPlaces places = new StreamPlaces();

  Looking(Database database, Waiting waiting, Links links) {
    this.database = database;
    this.waiting = waiting;
    this.links = links;
  }

  /** One read by one caller; the rate is asked again for an answer that comes later. */
  record Look<I, O>(
      Action<I, O> action,
      Handler.Read<I, O> read,
      Call<I> call,
      Scope scope,
      Supplier<Optional<Rate>> rate) {

    Look<I, O> from(String cursor) {
      Paging paging =
          new Paging(Optional.empty(), Optional.empty(), Optional.of(cursor), Optional.empty());
      return new Look<>(action, read, call.from(paging), scope, rate);
    }

    String requestId() {
      return scope.actor().requestId();
    }
  }

  <I, O> Reply reply(Look<I, O> look) {
    O now = ask(look);
    Reply reply = written(look, now);
    if (now instanceof StoredFile file) {
      return reply.or(new Delivery.File(file));
    }
    Optional<Wait<I, O>> wait = look.read().waiting();
    if (wait.isEmpty()) {
      return reply;
    }
    boolean late = !look.call().patience().isZero() && !wait.get().over().test(now);
    Reply timely = late ? reply.later(then -> waitFor(look, wait.get(), then)) : reply;
    return now instanceof StreamPart<?> first
        ? timely.or(new Delivery.Stream(() -> follow(look, wait.get(), first)))
        : timely;
  }

  void release() {
    waiting.release();
    places.close();
  }

  private <I, O> O ask(Look<I, O> look) {
    return database.read(
        look.scope(), tx -> look.read().call().read(look.call().input(), look.call().paging(), tx));
  }

  private <I, O> Reply written(Look<I, O> look, O answer) {
    byte[] body =
        answer instanceof StoredFile file
            ? Json.bytes(link(look, file))
            : look.action().output().write(answer);
    return new Reply(look.requestId(), 200, body, false, look.rate().get(), Map.of());
  }

  private FileLink link(Look<?, ?> look, StoredFile file) {
    String path = look.action().path().at(look.call().own());
    return new FileLink(
        links.link(path, look.scope(), file.expiresAt()),
        file.mediaType(),
        file.bytes(),
        file.expiresAt());
  }

  private <I, O> void waitFor(Look<I, O> look, Wait<I, O> wait, Consumer<Reply> then) {
    until(look, wait, look.call().patience())
        .whenComplete(
            (answer, failure) ->
                then.accept(
                    failure == null
                        ? written(look, answer)
                        : Answers.ofFailure(
                            failure, look.action().name(), look.requestId(), look.rate().get())));
  }

  private <I, O> CompletableFuture<O> until(Look<I, O> look, Wait<I, O> wait, Duration atMost) {
    return waiting.until(
        atMost,
        rung -> wait.bell().listen(look.call().input(), rung),
        () -> ask(look),
        wait.over());
  }

  private <I, O> Delivery.Feed follow(Look<I, O> look, Wait<I, O> wait, StreamPart<?> first) {
    return new Following<>(look, wait, first.map(Json::bytes), places.take(look.scope().shop()));
  }

  /** A stream that somebody follows. */
  private final class Following<I, O> implements Delivery.Feed {
    private final Look<I, O> look;
    private final Wait<I, O> wait;
    private final StreamPart<byte[]> first;
    private final StreamPlaces.Place place;
    private final AtomicReference<CompletableFuture<?>> asked =
        new AtomicReference<>(new CompletableFuture<>());

    Following(
        Look<I, O> look, Wait<I, O> wait, StreamPart<byte[]> first, StreamPlaces.Place place) {
      this.look = look;
      this.wait = wait;
      this.first = first;
      this.place = place;
    }

    @Override
    public StreamPart<byte[]> first() {
      return first;
    }

    @Override
    public CompletableFuture<StreamPart<byte[]>> next(String cursor, Duration atMost) {
      if (places.closed()) {
        return CompletableFuture.failedFuture(
            Problem.of(Code.UNAVAILABLE, "The server is stopping"));
      }
      CompletableFuture<O> answer = until(look.from(cursor), wait, atMost);
      asked.set(answer);
      return answer.thenApply(batch -> ((StreamPart<?>) batch).map(Json::bytes));
    }

    @Override
    public void close() {
      asked.get().cancel(false);
      place.leave();
    }
  }
}
