package dev.storehand.feature.customers;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.ReadOnly;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Somebody who bought, known by an email address whose capitals do not count. Orders counted are
 * those placed and not cancelled; the lifetime value is what was captured less what was refunded.
 */
@Doc("A customer.")
public record Customer(
    @ReadOnly @Doc("The customer's id.") String id,
    @ReadOnly @Doc("The email address, as first written; absent once anonymized.")
        Optional<String> email,
    @Doc("The name.") @Size(min = 1, max = 200) Optional<String> name,
    @ReadOnly @Doc("prospect, acquired (one order), repeat (several) or anonymized.")
        CustomerStatus status,
    @ReadOnly @Doc("Orders placed and not cancelled.") int ordersCount,
    @ReadOnly @Doc("Captured less refunded, in the customer's first currency, in minor units.")
        long lifetimeCents,
    @ReadOnly @Doc("The currency of the customer's first order.") String currency,
    @ReadOnly @Doc("The same in every currency the customer paid in.") Map<String, Long> lifetimes,
    @Doc("Your own identifier, such as a CRM's.") @Size(min = 1, max = 200)
        Optional<String> reference,
    @Doc("Which system the reference is of.") @Size(min = 1, max = 100)
        Optional<String> referenceOrigin,
    @Doc("Your own notes, by name.") @Size(max = 50) Map<String, @Size(max = 500) String> metadata,
    @ReadOnly @Doc("The newest orders, at most 10; left out in lists.")
        Optional<List<RecentOrder>> orders,
    @ReadOnly @Doc("When the first order was made.") Instant firstSeenAt,
    @ReadOnly @Doc("When the last order was made.") Instant lastSeenAt,
    @ReadOnly @Doc("When it was forgotten who it was.") Optional<Instant> anonymizedAt,
    @ReadOnly @Doc("When it was made.") Instant createdAt,
    @ReadOnly @Doc("When it last changed.") Instant updatedAt,
    @ReadOnly @Doc("Rises by one with each change.") long version)
    implements Versioned {

  /** A customer who was not here before. */
  static Customer fresh(
      String id, String email, Optional<String> name, String currency, Instant now) {
    return of(
        id,
        Optional.of(email.strip()),
        new Marks(name, Optional.empty(), Optional.empty(), Map.of()),
        new Sums(0, currency, Map.of()),
        new Stamps(now, now, Optional.empty(), now, now),
        1);
  }

  /** What a client may change. */
  record Marks(
      Optional<String> name,
      Optional<String> reference,
      Optional<String> referenceOrigin,
      Map<String, String> metadata) {}

  /** What is counted of orders. */
  record Sums(int orders, String currency, Map<String, Long> lifetimes) {

    /** The same with so many orders and so much money more, or less. */
    Sums plus(int more, long cents, String in) {
      Map<String, Long> all = new TreeMap<>(lifetimes);
      if (cents != 0) {
        all.merge(in, cents, Math::addExact);
      }
      return new Sums(orders + more, currency, all);
    }
  }

  /** When things were. */
  record Stamps(
      Instant firstSeenAt,
      Instant lastSeenAt,
      Optional<Instant> anonymizedAt,
      Instant createdAt,
      Instant updatedAt) {}

  static Customer of(
      String id, Optional<String> email, Marks marks, Sums sums, Stamps stamps, long version) {
    return new Customer(
        id,
        email,
        marks.name(),
        status(sums.orders(), stamps.anonymizedAt()),
        sums.orders(),
        sums.lifetimes().getOrDefault(sums.currency(), 0L),
        sums.currency(),
        sums.lifetimes(),
        marks.reference(),
        marks.referenceOrigin(),
        marks.metadata(),
        Optional.empty(),
        stamps.firstSeenAt(),
        stamps.lastSeenAt(),
        stamps.anonymizedAt(),
        stamps.createdAt(),
        stamps.updatedAt(),
        version);
  }

  private static CustomerStatus status(int orders, Optional<Instant> anonymizedAt) {
    if (anonymizedAt.isPresent()) {
      return CustomerStatus.ANONYMIZED;
    }
    return orders == 0
        ? CustomerStatus.PROSPECT
        : orders == 1 ? CustomerStatus.ACQUIRED : CustomerStatus.REPEAT;
  }

  /** An address as it is compared: one form of each letter, no capitals, no space around it. */
  static String folded(String email) {
    return Normalizer.normalize(email.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** The customer with so many orders and so much money more, or less. */
  Customer counted(int orders, long cents, String in, Instant now) {
    return of(
        id, email, marks(), sums().plus(orders, cents, in), touched(lastSeenAt, now), version + 1);
  }

  /** The customer, who came again, with so many orders more. */
  Customer seen(int orders, Instant now) {
    return of(id, email, marks(), sums().plus(orders, 0, currency), touched(now, now), version + 1);
  }

  /** The customer as changed by a patch. */
  Customer changed(Customer next, Instant now) {
    if (anonymizedAt.isPresent()) {
      throw Problem.of(Code.INVALID_TRANSITION, "The customer " + id + " is anonymized")
          .hint("Nothing is known of an anonymized customer any more; a new order makes a new one.")
          .next("list_customers");
    }
    return of(id, email, next.marks(), sums(), touched(lastSeenAt, now), version + 1);
  }

  /** The customer without anything that tells who it was; again changes nothing. */
  Customer anonymized(Instant now) {
    if (anonymizedAt.isPresent()) {
      return this;
    }
    return of(
        id,
        Optional.empty(),
        new Marks(Optional.empty(), Optional.empty(), Optional.empty(), Map.of()),
        sums(),
        new Stamps(firstSeenAt, lastSeenAt, Optional.of(now), createdAt, now),
        version + 1);
  }

  /** The customer with the newest orders. */
  Customer with(List<RecentOrder> recent) {
    return new Customer(
        id,
        email,
        name,
        status,
        ordersCount,
        lifetimeCents,
        currency,
        lifetimes,
        reference,
        referenceOrigin,
        metadata,
        Optional.of(recent),
        firstSeenAt,
        lastSeenAt,
        anonymizedAt,
        createdAt,
        updatedAt,
        version);
  }

  Marks marks() {
    return new Marks(name, reference, referenceOrigin, Map.copyOf(metadata));
  }

  Sums sums() {
    return new Sums(ordersCount, currency, lifetimes);
  }

  private Stamps touched(Instant lastSeen, Instant now) {
    return new Stamps(firstSeenAt, lastSeen, anonymizedAt, createdAt, now);
  }
}
