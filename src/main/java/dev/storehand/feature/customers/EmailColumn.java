package dev.storehand.feature.customers;

/** The email address beside a customer's id, for lists of other rooms. */
public final class EmailColumn {
  private EmailColumn() {}

  /** An expression: the address of the customer whose id stands in {@code column}, or null. */
  public static String of(String column) {
    return "(select customer.email from customer where customer.id = " + column + ")";
  }
}
