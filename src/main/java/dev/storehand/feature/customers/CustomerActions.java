package dev.storehand.feature.customers;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Patch;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** Who bought. */
public final class CustomerActions extends Actions {
  /** The room of customers. */
  public static final Room ROOM =
      new Room(
          "customers",
          "Customers",
          "Who bought, how often and for how much. A customer appears with the first order that names an"
              + " email address; `read_customer` shows the newest orders, `anonymize_customer` forgets who"
              + " it was.");

  private final CustomerStore customers = new CustomerStore();
  private final ShopDays days;
  private final OrdersOfCustomer orders;

  public CustomerActions(ShopDays days, OrdersOfCustomer orders) {
    super(ROOM);
    this.days = days;
    this.orders = orders;
  }

  record ListCustomers(
      @Doc("Only the one with this email address, whatever its capitals.") @Size(min = 1, max = 254)
          Optional<String> email,
      @Doc("Only those of this status.") Optional<CustomerStatus> status,
      @Doc("Only those with this reference.") @Size(min = 1, max = 200) Optional<String> reference,
      @Doc("Only those with at least so many orders.") @Min(0) @Max(1_000_000_000)
          Optional<Integer> ordersFrom,
      @Doc("Seen last at or after this time.") Optional<TimeOrDay> lastSeenFrom,
      @Doc("Seen last at or before this time.") Optional<TimeOrDay> lastSeenTo) {

    static ListCustomers all() {
      return new ListCustomers(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  final Action<ListCustomers, Page<Customer>> listCustomers =
      get("/customers")
          .named("list_customers")
          .says("List customers with how many orders they placed and what they spent.")
          .alsoCalled(
              "who are our best buyers",
              "find a customer by email",
              "show repeat buyers",
              "our buyers",
              "customer list",
              "who bought from us")
          .takes(ListCustomers.class)
          .lists(
              Customer.class,
              "customers",
              "created_at",
              "last_seen_at",
              "orders_count",
              "lifetime_cents")
          .example(ListCustomers.all())
          .reads((in, paging, tx) -> list(in, paging, tx));

  private Page<Customer> list(ListCustomers in, Paging paging, ReadTx tx) {
    return customers.list(tx, paging, in, days);
  }

  final Action<ById, Customer> readCustomer =
      get("/customers/:id")
          .named("read_customer")
          .says("Read one customer with the newest orders.")
          .alsoCalled(
              "what did this customer buy",
              "show a customer",
              "details of a customer",
              "what has she ordered so far",
              "total spent by a customer")
          .takes(ById.class)
          .gives(Customer.class)
          .example(new ById(id("cus", 1)))
          .reads(this::read);

  private Customer read(ById in, ReadTx tx) {
    Customer customer = customers.get(tx, in.id());
    return customer.with(orders.recent(tx, customer.id()));
  }

  final Action<Patch<Customer>, Customer> updateCustomer =
      patch("/customers/:id")
          .named("update_customer")
          .says("Change a customer's name, reference or metadata.")
          .note("Counts and the lifetime value follow from orders alone.")
          .alsoCalled(
              "rename a customer",
              "tag a customer",
              "customer has a new name",
              "note on a customer",
              "correct a customer's name")
          .patches(Customer.class)
          .example("{\"id\": \"" + id("cus", 1) + "\", \"reference\": \"crm-204\"}")
          .writes(this::update);

  private Customer update(Patch<Customer> patch, WriteTx tx) {
    Customer before = tx.expecting(customers.get(tx, patch.id()));
    return patch.change(
        before, wanted -> saved(tx, "customer.updated", before, before.changed(wanted, tx.now())));
  }

  final Action<ById, Customer> anonymizeCustomer =
      post("/customers/:id/anonymize")
          .named("anonymize_customer")
          .says(
              "Forget who a customer was: address, name, marks, addresses in their orders, messages.")
          .note(
              "Orders and sums stay, and that a message was recorded, not to whom or what it said.")
          .note("Events and the audit forget with their age.")
          .alsoCalled(
              "delete personal data",
              "right to be forgotten",
              "erase a customer",
              "forget somebody",
              "gdpr request",
              "wipe a buyer's data")
          .destroys(
              "Email, name, addresses, marks and messages of this customer are gone for good.")
          .repeatable()
          .takes(ById.class)
          .gives(Customer.class)
          .example(new ById(id("cus", 1)))
          .writes(this::anonymize);

  private Customer anonymize(ById in, WriteTx tx) {
    orders.hold(tx, in.id());
    Customer before = tx.expecting(customers.alone(tx, in.id()));
    Customer after = before.anonymized(tx.now());
    if (after.equals(before)) {
      return before;
    }
    orders.forget(tx, before.id());
    customers.save(tx, after);
    // Without its former state, which would keep what is to be forgotten.
    tx.happened("customer.anonymized", after);
    return after;
  }

  private Customer saved(WriteTx tx, String event, Customer before, Customer after) {
    customers.save(tx, after);
    tx.happened(event, before, after);
    return after;
  }
}
