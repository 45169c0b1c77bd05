package dev.storehand.core.db;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a transaction can do that may change things. */
final class Writing implements WriteTx {
  private final Reading reading;
  private final Ids ids;
  private final Optional<Long> expectedVersion;
  private final List<Happening> happenings = new ArrayList<>();
  private boolean leftWork;

  Writing(Reading reading, Ids ids, Optional<Long> expectedVersion) {
    this.reading = reading;
    this.ids = ids;
    this.expectedVersion = expectedVersion;
  }

  @Override
  public Sql sql(String text) {
    return reading.sql(text);
  }

  @Override
  public Sql unscoped(String text) {
    return reading.unscoped(text);
  }

  @Override
  public Select select(Paging paging, String columns, String from) {
    return reading.select(paging, columns, from);
  }

  @Override
  public Select selectUnscoped(Paging paging, String columns, String from) {
    return reading.selectUnscoped(paging, columns, from);
  }

  @Override
  public Instant now() {
    return reading.now();
  }

  @Override
  public Instant clusterTime() {
    return reading.clusterTime();
  }

  @Override
  public Dialect dialect() {
    return reading.dialect();
  }

  @Override
  public Scope scope() {
    return reading.scope();
  }

  @Override
  public String secret(int length) {
    return ids.secret(length);
  }

  @Override
  public String id(String prefix) {
    return ids.next(prefix, now());
  }

  @Override
  public void happened(String type, Resource after) {
    happenings.add(new Happening(type, Optional.empty(), after));
  }

  @Override
  public void happened(String type, Resource before, Resource after) {
    happenings.add(new Happening(type, Optional.of(before), after));
  }

  @Override
  public List<Happening> happenings() {
    return List.copyOf(happenings);
  }

  @Override
  public void leavesWork() {
    leftWork = true;
  }

  @Override
  public boolean hasLeftWork() {
    return leftWork;
  }

  @Override
  public <T extends Versioned> T expecting(T current) {
    if (expectedVersion.isPresent() && expectedVersion.get() != current.version()) {
      throw Problem.of(
          Code.STALE_VERSION,
          "%s is at version %d, not %d"
              .formatted(current.id(), current.version(), expectedVersion.get()));
    }
    return current;
  }

  @Override
  public Optional<Long> expectedVersion() {
    return expectedVersion;
  }

  @Override
  public <T> T attempt(Optional<Long> version, Function<WriteTx, T> work) {
    Writing part = new Writing(reading, ids, version);
    T done = reading.session().attempt(() -> work.apply(part));
    happenings.addAll(part.happenings);
    leftWork |= part.leftWork;
    return done;
  }

  @Override
  public boolean lost() {
    return reading.session().hasFailed();
  }

  @Override
  public void oneAtATime(String name) {
    if (dialect().hasRowLocks()) {
      sql("select pg_advisory_xact_lock(hashtextextended(:shop || '/' || :mode || '/' || :name,"
              + " 0))")
          .bind("name", name)
          .each(row -> {});
    }
  }
}
