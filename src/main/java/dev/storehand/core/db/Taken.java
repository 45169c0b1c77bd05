package dev.storehand.core.db;

/**
 * A row with this unique value is there already. The transaction can only end; a store makes a
 * problem of it.
 */
public final class Taken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String constraint;

  Taken(String constraint, Throwable cause) {
    super("taken: " + constraint, cause);
    this.constraint = constraint;
  }

  /**
   * What the engine names: a constraint or index on PostgreSQL, {@code table.column, table.column}
   * on SQLite.
   */
  public String constraint() {
    return constraint;
  }
}
