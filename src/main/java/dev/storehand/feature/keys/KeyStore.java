package dev.storehand.feature.keys;

import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Select;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The table {@code api_key}. A key belongs to a shop and speaks for one mode of it. */
final class KeyStore {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final String COLUMNS =
      "k.id, k.name, k.mode, k.abilities, k.prefix, k.last_used_at, k.expires_at, k.revoked_at, k.created_at, k.updated_at, k.version";

  /** A key and whose it is, for the gate. */
  record Holder(ApiKey key, String shop) {}

  Optional<Holder> byHash(ReadTx tx, String hash) {
    return tx.unscoped("select " + COLUMNS + ", k.shop from api_key k where k.hash = :hash")
        .bind("hash", hash)
        .first(row -> new Holder(key(row, tx.now()), row.text("shop")));
  }

  Optional<Holder> byId(ReadTx tx, String id) {
    return tx.unscoped("select " + COLUMNS + ", k.shop from api_key k where k.id = :id")
        .bind("id", id)
        .first(row -> new Holder(key(row, tx.now()), row.text("shop")));
  }

  /**
   * The version of the key with this hash: it rises with every change but the note of its last use.
   */
  Optional<Long> version(ReadTx tx, String hash) {
    return tx.unscoped("select k.version from api_key k where k.hash = :hash")
        .bind("hash", hash)
        .first(row -> row.number("version"));
  }

  /** The key, of whichever of these modes. */
  ApiKey get(ReadTx tx, String id, List<String> modes) {
    return tx.unscoped(
            "select "
                + COLUMNS
                + " from api_key k where k.shop = :shop and k.id = :id and k.mode in (:modes) {for update}")
        .bind("id", id)
        .bind("modes", modes)
        .first(row -> key(row, tx.now()))
        .orElseThrow(() -> Problem.notFound("API key", id).next("list_api_keys"));
  }

  Page<ApiKey> list(ReadTx tx, Paging paging, List<String> modes, Optional<Boolean> revoked) {
    Select select =
        tx.selectUnscoped(paging, COLUMNS, "api_key k where k.shop = :shop")
            .and("k.mode in (:modes)", Optional.of(modes));
    revoked.ifPresent(
        yes -> select.always(yes ? "k.revoked_at is not null" : "k.revoked_at is null"));
    return select
        .id("k.id")
        .sort("created_at", "k.created_at", SortKind.NUMBER)
        .sort("name", "k.name", SortKind.TEXT)
        .page(row -> key(row, tx.now()));
  }

  void insert(WriteTx tx, String shop, ApiKey key, String hash) {
    tx.unscoped(
            """
            insert into api_key (id, shop, mode, name, abilities, prefix, hash, expires_at, created_at, updated_at, version)
            values (:id, :owner, :owner_mode, :name, :abilities, :prefix, :hash, :expires_at, :created_at, :updated_at, :version)""")
        .bind("id", key.id())
        .bind("owner", shop)
        .bind("owner_mode", key.mode())
        .bind("name", key.name())
        .json("abilities", key.abilities())
        .bind("prefix", key.prefix())
        .bind("hash", hash)
        .bind("expires_at", key.expiresAt())
        .bind("created_at", key.createdAt())
        .bind("updated_at", key.updatedAt())
        .bind("version", key.version())
        .run();
  }

  void save(WriteTx tx, ApiKey key) {
    tx.unscoped(
            """
            update api_key set name = :name, abilities = :abilities, prefix = :prefix, expires_at = :expires_at,
              revoked_at = :revoked_at, updated_at = :updated_at, version = :version
            where shop = :shop and id = :id""")
        .bind("id", key.id())
        .bind("name", key.name())
        .json("abilities", key.abilities())
        .bind("prefix", key.prefix())
        .bind("expires_at", key.expiresAt())
        .bind("revoked_at", key.revokedAt())
        .bind("updated_at", key.updatedAt())
        .bind("version", key.version())
        .run();
  }

  void rehash(WriteTx tx, String id, String hash) {
    tx.unscoped("update api_key set hash = :hash where shop = :shop and id = :id")
        .bind("id", id)
        .bind("hash", hash)
        .run();
  }

  void revokeNamed(WriteTx tx, String name) {
    tx.sql(
            """
            update api_key set revoked_at = :now, updated_at = :now, version = version + 1
            where shop = :shop and mode = :mode and name = :name and revoked_at is null""")
        .bind("now", tx.now())
        .bind("name", name)
        .run();
  }

  /** Notes when keys were last used; earlier times never overwrite later ones. */
  void used(WriteTx tx, Map<String, Instant> times) {
    times.forEach(
        (id, time) ->
            tx.unscoped(
                    "update api_key set last_used_at = :time where id = :id and (last_used_at is null or last_used_at < :time)")
                .bind("id", id)
                .bind("time", time)
                .run());
  }

  private static ApiKey key(Row row, Instant now) {
    Optional<Instant> expires = row.maybeTime("expires_at");
    Optional<Instant> revoked = row.maybeTime("revoked_at");
    ApiKey.Status status =
        revoked.isPresent()
            ? ApiKey.Status.REVOKED
            : expires.filter(end -> !end.isAfter(now)).isPresent()
                ? ApiKey.Status.EXPIRED
                : ApiKey.Status.ACTIVE;
    return new ApiKey(
        row.text("id"),
        row.text("name"),
        row.choice("mode", Mode.class),
        row.json("abilities", TEXTS),
        row.text("prefix"),
        status,
        row.maybeTime("last_used_at"),
        expires,
        revoked,
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
