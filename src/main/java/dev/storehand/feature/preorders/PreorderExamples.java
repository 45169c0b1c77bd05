package dev.storehand.feature.preorders;

/** What the example world has of preorders, by name. */
final class PreorderExamples {
  static final String SKU = "DD1391-100-8";
  static final String OFFER = id("ofr", 2);

  /** Nothing of it is paid. */
  static final String UNPAID = id("ord", 10);

  /** Its deposit is paid. */
  static final String WITH_DEPOSIT = id("ord", 11);

  /** All of it is paid. */
  static final String PAID = id("ord", 12);

  /** It is released. */
  static final String RELEASED = id("ord", 13);

  /** What the link ends in that was sent to a buyer. */
  static final String TOKEN = "pcl_ExampleExampleExampleExampleExampleExam4";

  private PreorderExamples() {}

  private static String id(String prefix, int number) {
    return prefix + "_" + String.format("%026d", number);
  }
}
