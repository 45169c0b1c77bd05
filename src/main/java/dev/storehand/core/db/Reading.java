package dev.storehand.core.db;

import java.time.Instant;

/** What a transaction can do without changing anything. */
final class Reading implements ReadTx {
  private final Session session;
  private final Scope scope;
  private final Instant now;

  Reading(Session session, Scope scope, Instant now) {
    this.session = session;
    this.scope = scope;
    this.now = now;
  }

  @Override
  public Sql sql(String text) {
    return new Sql(session, scoped(text), scope);
  }

  @Override
  public Sql unscoped(String text) {
    return new Sql(session, session.text(text), scope);
  }

  @Override
  public Select select(Paging paging, String columns, String from) {
    scoped(from);
    return new Select(this, paging, columns, from);
  }

  @Override
  public Select selectUnscoped(Paging paging, String columns, String from) {
    return new Select(this, paging, columns, from);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Instant clusterTime() {
    return dialect().hasRowLocks()
        ? unscoped("select (extract(epoch from clock_timestamp()) * 1000)::bigint as millis")
            .one(row -> row.time("millis"))
        : now;
  }

  @Override
  public Dialect dialect() {
    return session.dialect();
  }

  @Override
  public Scope scope() {
    return scope;
  }

  Session session() {
    return session;
  }

  private SqlText scoped(String text) {
    SqlText parsed = session.text(text);
    if (!parsed.scoped()) {
      throw new IllegalArgumentException("the statement does not mention :shop and :mode: " + text);
    }
    return parsed;
  }
}
