package dev.storehand.feature.reports;

import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.util.Optional;

/** The times and filters of a report, as they were understood. */
@Doc("What the report is about: its times and filters, as they were understood.")
record ReportWindow(
    @Doc("When it was made.") Instant generatedAt,
    @Doc("From when on, that moment included; absent where nothing limits it.")
        Optional<Instant> from,
    @Doc("Up to when, that moment included; absent where nothing limits it.") Optional<Instant> to,
    @Doc("The shop's time zone, by which a day begins and ends.") String timeZone,
    @Doc("The offer it is about; absent: all.") Optional<String> offerId,
    @Doc("The only currency in it; absent: each, in rows of its own.") Optional<String> currency,
    @Doc("How long a row is, where rows are periods.") Optional<Granularity> granularity) {}
