package dev.storehand.feature.catalog;

import dev.storehand.core.problem.Fault;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks that a schema cannot say. */
final class Rules {
  private Rules() {}

  /** A currency that ISO 4217 knows and that has a minor unit. */
  static Optional<Fault> currency(String code) {
    try {
      return Currency.getInstance(code).getDefaultFractionDigits() >= 0
          ? Optional.empty()
          : Optional.of(new Fault("currency", "is not an ISO 4217 currency: " + code));
    } catch (IllegalArgumentException e) {
      return Optional.of(new Fault("currency", "is not an ISO 4217 currency: " + code));
    }
  }

  /** Each entry that stands there before, capitals or not. */
  static List<Fault> repeated(String path, List<String> words) {
    Map<String, Integer> seen = new HashMap<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Integer first = seen.putIfAbsent(words.get(i).toLowerCase(Locale.ROOT), i);
      if (first != null) {
        faults.add(new Fault(path + "[" + i + "]", "is the same as " + path + "[" + first + "]"));
      }
    }
    return faults;
  }
}
