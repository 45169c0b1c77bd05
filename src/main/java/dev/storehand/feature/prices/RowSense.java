package dev.storehand.feature.prices;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Sense;
import dev.storehand.core.schema.Senses;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A feed's row says which variant it means, and amounts that its currency has. */
final class RowSense implements Sense {
  @Override
  public List<Fault> faults(String path, JsonNode row) {
    List<Fault> faults = new ArrayList<>();
    if (!row.has("variant_id") && !row.has("sku")) {
      faults.add(new Fault(path + ".variant_id", "is missing: send it, or sku"));
    }
    String currency = row.path("currency").asString("");
    if (new Senses.Currency().faults(path, row.path("currency")).isEmpty()) {
      amount(path + ".lowest_ask", row.path("lowest_ask"), currency, faults);
      row.path("subtotal")
          .forEachEntry(
              (option, price) -> amount(path + ".subtotal." + option, price, currency, faults));
    }
    return faults;
  }

  private static void amount(String path, JsonNode amount, String currency, List<Fault> faults) {
    // Whether it is too much is the schema's to say, and this is asked of any amount.
    if (amount.isNumber() && !Amount.fits(amount.decimalValue(), currency)) {
      faults.add(
          new Fault(
              path,
              "has more decimals than the %d of %s".formatted(Amount.digits(currency), currency)));
    }
  }
}
