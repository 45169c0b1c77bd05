package dev.storehand.feature.reports;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** What a report by days, weeks or months is asked. */
record PeriodQuery(
    @Doc("From this time on; from the first unless told.") Optional<TimeOrDay> from,
    @Doc("Up to this time, inclusive; up to now unless told.") Optional<TimeOrDay> to,
    @Doc("Only what was sold by this offer.") @Size(min = 1, max = 64) Optional<String> offerId,
    @Doc("Only what is in this currency, ISO 4217.")
        @Size(min = 3, max = 3)
        @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency such as USD")
        Optional<String> currency,
    @Doc("day, week (from Monday) or month; day unless told.") Optional<Granularity> granularity) {

  ReportQuery plain() {
    return new ReportQuery(from, to, offerId, currency);
  }
}
