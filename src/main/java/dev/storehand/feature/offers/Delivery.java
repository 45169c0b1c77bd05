package dev.storehand.feature.offers;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** When buyers may expect their goods. */
@Doc("When the buyers of an offer may expect their goods.")
public record Delivery(
    @Doc("asap, on an exact_date, after_interval from the order, or unknown.") Type type,
    @Doc("The day, in the shop's time zone, where it is exact_date; not past when it is set.")
        Optional<LocalDate> date,
    @Doc("How many days after the order, where it is after_interval.") @Min(1) @Max(730)
        Optional<Integer> intervalDays,
    @Doc("What is shown of it; may be empty.") @Size(max = 300) @Means(Template.class)
        String shippingText,
    @Doc("Whether all variants show this text; false shows each variant's own where it has one.")
        boolean sameForAllProducts) {

  /** In which way it is told. */
  public enum Type {
    ASAP,
    EXACT_DATE,
    AFTER_INTERVAL,
    UNKNOWN
  }

  static Delivery usual() {
    return new Delivery(Type.UNKNOWN, Optional.empty(), Optional.empty(), "", true);
  }

  List<Fault> faults(String path) {
    if (type == Type.EXACT_DATE && date.isEmpty()) {
      return List.of(new Fault(path + ".date", "is missing: type is exact_date"));
    }
    return type == Type.AFTER_INTERVAL && intervalDays.isEmpty()
        ? List.of(new Fault(path + ".interval_days", "is missing: type is after_interval"))
        : List.of();
  }
}
