package dev.storehand.feature.orders;

import dev.storehand.core.db.Mode;
import dev.storehand.core.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The payment providers there are, by name. */
public final class Providers {
  private final Map<String, PaymentProvider> byName = new LinkedHashMap<>();

  /** These, and the two that are built in: {@code manual} and {@code sandbox}. */
  public Providers(List<PaymentProvider> further) {
    add(new ManualProvider());
    add(new SandboxProvider());
    further.forEach(this::add);
  }

  private void add(PaymentProvider provider) {
    byName.put(provider.name(), provider);
  }

  PaymentProvider get(String name) {
    PaymentProvider found = byName.get(name);
    if (found == null) {
      throw new IllegalStateException("there is no payment provider " + name + " any more");
    }
    return found;
  }

  /**
   * The name itself, where such a provider serves this mode.
   *
   * @throws Problem 422 naming those that do
   */
  String checked(String name, Mode mode) {
    PaymentProvider found = byName.get(name);
    if (found == null || !found.serves(mode)) {
      String known =
          String.join(
              ", ",
              byName.values().stream()
                  .filter(each -> each.serves(mode))
                  .map(PaymentProvider::name)
                  .toList());
      throw Problem.fault(
          "provider",
          (found == null ? "is unknown: " : "does not serve " + mode.wire() + " data: ")
              + name
              + "; there is "
              + known);
    }
    return name;
  }
}
