package dev.storehand.feature.customers;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/** The table {@code customer}. */
final class CustomerStore {
  private static final TypeReference<Map<String, String>> MARKS = new TypeReference<>() {};
  private static final TypeReference<TreeMap<String, Long>> SUMS = new TypeReference<>() {};
  private static final String BY_ID =
      "select * from customer where shop = :shop and mode = :mode and id = :id ";
  private static final String STATUS =
      """
      case when c.anonymized_at is not null then 'anonymized' when c.orders_count = 0 then 'prospect'
        when c.orders_count = 1 then 'acquired' else 'repeat' end""";

  Optional<Customer> find(ReadTx tx, String id) {
    return tx.sql(BY_ID + "{for no key update}").bind("id", id).first(CustomerStore::customer);
  }

  /** The customer; in a write, nobody else changes it until the write ends. */
  Customer get(ReadTx tx, String id) {
    return find(tx, id).orElseThrow(() -> unknown(id));
  }

  /** Whether there is such a customer, not anonymized; holds no row. */
  boolean has(ReadTx tx, String id) {
    return tx.sql(
            """
            select id from customer
            where shop = :shop and mode = :mode and id = :id and anonymized_at is null""")
        .bind("id", id)
        .first(row -> row.text("id"))
        .isPresent();
  }

  /** What a customer is called, if that is known; holds no row. */
  Optional<String> name(ReadTx tx, String id) {
    return tx.sql(
            """
            select name from customer
            where shop = :shop and mode = :mode and id = :id and name is not null""")
        .bind("id", id)
        .first(row -> row.text("name"));
  }

  /** Whose address it is; holds no row. */
  Optional<String> idOf(ReadTx tx, String email) {
    return tx.sql(
            "select id from customer where shop = :shop and mode = :mode and email_folded = :email")
        .bind("email", Customer.folded(email))
        .first(row -> row.text("id"));
  }

  /** The customer, whose address is about to change: who refers to them waits, too. */
  Customer alone(WriteTx tx, String id) {
    return tx.sql(BY_ID + "{for update}")
        .bind("id", id)
        .first(CustomerStore::customer)
        .orElseThrow(() -> unknown(id));
  }

  private static Problem unknown(String id) {
    return Problem.notFound("Customer", id).next("list_customers");
  }

  Optional<Customer> byEmail(ReadTx tx, String email) {
    return tx.sql(
            """
            select * from customer
            where shop = :shop and mode = :mode and email_folded = :email {for no key update}""")
        .bind("email", Customer.folded(email))
        .first(CustomerStore::customer);
  }

  Map<String, String> emails(ReadTx tx, Collection<String> ids) {
    Map<String, String> found = new HashMap<>();
    tx.sql(
            """
            select id, email from customer
            where shop = :shop and mode = :mode and id in (:ids) and email is not null""")
        .bind("ids", Set.copyOf(ids))
        .each(row -> found.put(row.text("id"), row.text("email")));
    return found;
  }

  Page<Customer> list(
      ReadTx tx, Paging paging, CustomerActions.ListCustomers filter, ShopDays days) {
    return tx.select(paging, "c.*", "customer c where c.shop = :shop and c.mode = :mode")
        .id("c.id")
        .and("c.email_folded = :email", filter.email().map(Customer::folded))
        .and(STATUS + " = :status", filter.status())
        .and("c.reference = :reference", filter.reference())
        .and("c.orders_count >= :orders", filter.ordersFrom())
        .and("c.last_seen_at >= :seen_from", days.first(tx, filter.lastSeenFrom()))
        .and("c.last_seen_at <= :seen_to", days.last(tx, filter.lastSeenTo()))
        .sort("created_at", "c.created_at", SortKind.NUMBER)
        .sort("last_seen_at", "c.last_seen_at", SortKind.NUMBER)
        .sort("orders_count", "c.orders_count", SortKind.NUMBER)
        .sort("lifetime_cents", "c.lifetime_cents", SortKind.NUMBER)
        .page(CustomerStore::customer);
  }

  /** False where the address is taken. */
  boolean insert(WriteTx tx, Customer customer) {
    Sql sql =
        tx.sql(
            """
            insert into customer (id, shop, mode, email, email_folded, name, orders_count, currency,
              lifetime_cents, lifetimes, reference, reference_origin, metadata, first_seen_at,
              last_seen_at, anonymized_at, created_at, updated_at, version)
            values (:id, :shop, :mode, :email, :folded, :name, :orders_count, :currency,
              :lifetime_cents, :lifetimes, :reference, :reference_origin, :metadata, :first_seen_at,
              :last_seen_at, :anonymized_at, :created_at, :updated_at, :version)
            on conflict do nothing""");
    return bind(sql, customer)
            .bind("currency", customer.currency())
            .bind("first_seen_at", customer.firstSeenAt())
            .bind("created_at", customer.createdAt())
            .run()
        == 1;
  }

  void save(WriteTx tx, Customer customer) {
    Sql sql =
        tx.sql(
            """
            update customer set email = :email, email_folded = :folded, name = :name,
              orders_count = :orders_count, lifetime_cents = :lifetime_cents,
              lifetimes = :lifetimes, reference = :reference, reference_origin = :reference_origin,
              metadata = :metadata, last_seen_at = :last_seen_at, anonymized_at = :anonymized_at,
              updated_at = :updated_at, version = :version
            where shop = :shop and mode = :mode and id = :id""");
    bind(sql, customer).run();
  }

  /** Writes a visit and what it counted: what else there is, and its index, stays untouched. */
  void saveSums(WriteTx tx, Customer customer) {
    tx.sql(
            """
            update customer set orders_count = :orders_count, lifetime_cents = :lifetime_cents,
              lifetimes = :lifetimes, last_seen_at = :last_seen_at, updated_at = :updated_at,
              version = :version
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", customer.id())
        .bind("orders_count", customer.ordersCount())
        .bind("lifetime_cents", customer.lifetimeCents())
        .json("lifetimes", customer.lifetimes())
        .bind("last_seen_at", customer.lastSeenAt())
        .bind("updated_at", customer.updatedAt())
        .bind("version", customer.version())
        .run();
  }

  private static Sql bind(Sql sql, Customer customer) {
    return sql.bind("id", customer.id())
        .bind("email", customer.email())
        .bind("folded", customer.email().map(Customer::folded))
        .bind("name", customer.name())
        .bind("orders_count", customer.ordersCount())
        .bind("lifetime_cents", customer.lifetimeCents())
        .json("lifetimes", customer.lifetimes())
        .bind("reference", customer.reference())
        .bind("reference_origin", customer.referenceOrigin())
        .json("metadata", customer.metadata())
        .bind("last_seen_at", customer.lastSeenAt())
        .bind("anonymized_at", customer.anonymizedAt())
        .bind("updated_at", customer.updatedAt())
        .bind("version", customer.version());
  }

  private static Customer customer(Row row) {
    return Customer.of(
        row.text("id"),
        row.maybeText("email"),
        new Customer.Marks(
            row.maybeText("name"),
            row.maybeText("reference"),
            row.maybeText("reference_origin"),
            row.json("metadata", MARKS)),
        new Customer.Sums(
            row.integer("orders_count"), row.text("currency"), row.json("lifetimes", SUMS)),
        new Customer.Stamps(
            row.time("first_seen_at"),
            row.time("last_seen_at"),
            row.maybeTime("anonymized_at"),
            row.time("created_at"),
            row.time("updated_at")),
        row.number("version"));
  }
}
