package dev.storehand.feature.customers;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What the rooms that sell note of customers. Who counts on a customer holds him until his write
 * ends, so goods are claimed before.
 */
public final class Customers {
  private final CustomerStore customers = new CustomerStore();

  /** A customer as other rooms see one. */
  public record Buyer(String id, Optional<String> email) {
    private static Buyer of(Customer customer) {
      return new Buyer(customer.id(), customer.email());
    }
  }

  /**
   * The customer with this address, who comes into being with the first order.
   *
   * @param placed how many orders this visit places: 0 for a draft, else 1
   * @param currency of the order, kept as the customer's own with the first one
   */
  public Buyer seen(WriteTx tx, String email, Optional<String> name, String currency, int placed) {
    Optional<Customer> known = customers.byEmail(tx, email);
    if (known.isPresent()) {
      return seenAgain(tx, known.get(), placed);
    }
    // Else another server was faster; its transaction is over, since the insert waited for it.
    return fresh(tx, email, name, currency, placed)
        .orElseGet(() -> seenAgain(tx, customers.byEmail(tx, email).orElseThrow(), placed));
  }

  /**
   * The id of the customer with this address, who comes into being where there is none. One who is
   * there is not held, so that goods can be claimed next.
   *
   * @param currency as for {@link #seen}
   */
  public String met(WriteTx tx, String email, String currency) {
    return customers
        .idOf(tx, email)
        .or(() -> fresh(tx, email, Optional.empty(), currency, 0).map(Buyer::id))
        .or(() -> customers.idOf(tx, email))
        .orElseThrow();
  }

  /** Empty where another was faster. */
  private Optional<Buyer> fresh(
      WriteTx tx, String email, Optional<String> name, String currency, int placed) {
    Customer fresh = Customer.fresh(tx.id("cus"), email, name, currency, tx.now());
    Customer first = placed == 0 ? fresh : fresh.seen(placed, tx.now());
    if (!customers.insert(tx, first)) {
      return Optional.empty();
    }
    tx.happened("customer.created", first);
    return Optional.of(Buyer.of(first));
  }

  /**
   * The customer of this id comes again.
   *
   * @throws Problem 422 for an unknown one
   */
  public Buyer seenById(WriteTx tx, String id, int placed) {
    Customer known =
        customers
            .find(tx, id)
            .filter(each -> each.anonymizedAt().isEmpty())
            .orElseThrow(
                () -> Problem.fault("customer_id", "is unknown: " + id).next("list_customers"));
    return seenAgain(tx, known, placed);
  }

  private Buyer seenAgain(WriteTx tx, Customer known, int placed) {
    Customer after = known.seen(placed, tx.now());
    save(tx, known, after);
    return Buyer.of(after);
  }

  /** Whether there is such a customer, not anonymized; he is not held. */
  public boolean has(ReadTx tx, String id) {
    return customers.has(tx, id);
  }

  /** So many orders and so much money more, or less; the caller holds an order of this customer. */
  public void count(WriteTx tx, String id, int orders, long cents, String currency) {
    Customer before = customers.get(tx, id);
    save(tx, before, before.counted(orders, cents, currency, tx.now()));
  }

  /** Addresses by customer id; those anonymized have none. */
  public Map<String, String> emails(ReadTx tx, Collection<String> ids) {
    return ids.isEmpty() ? Map.of() : customers.emails(tx, ids);
  }

  /** What a customer is called, if that is known; he is not held. */
  public Optional<String> name(ReadTx tx, String id) {
    return customers.name(tx, id);
  }

  /** The id of the customer with this address. */
  public Optional<String> idOf(ReadTx tx, String email) {
    return customers.idOf(tx, email);
  }

  private void save(WriteTx tx, Customer before, Customer after) {
    customers.saveSums(tx, after);
    if (before.status() != after.status() && before.ordersCount() < after.ordersCount()) {
      tx.happened(
          after.status() == CustomerStatus.ACQUIRED ? "customer.acquired" : "customer.repeat",
          before,
          after);
    }
  }
}
