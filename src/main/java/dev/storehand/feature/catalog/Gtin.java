package dev.storehand.feature.catalog;

import java.util.Set;

/** Barcode numbers of GS1: 8, 12, 13 or 14 digits, the last of which checks the others. */
final class Gtin {
  /** What is said of a number that is none. */
  static final String RULE = "must be 8, 12, 13 or 14 digits, the last of which fits the others";

  private static final Set<Integer> LENGTHS = Set.of(8, 12, 13, 14);
  private static final int LONGEST = 14;

  private Gtin() {}

  static boolean valid(String digits) {
    return LENGTHS.contains(digits.length())
        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        && checkDigit(digits) == digits.charAt(digits.length() - 1) - '0';
  }

  /** As 14 digits: a UPC and the EAN that writes it with a zero before are the same number. */
  static String padded(String digits) {
    return "0".repeat(Math.max(0, LONGEST - digits.length())) + digits;
  }

  /** From the right, the digits before the last weigh 3, 1, 3, 1 … */
  private static int checkDigit(String digits) {
    int sum = 0;
    for (int i = digits.length() - 2, weight = 3; i >= 0; i--, weight = 4 - weight) {
      sum += (digits.charAt(i) - '0') * weight;
    }
    return (10 - sum % 10) % 10;
  }
}
