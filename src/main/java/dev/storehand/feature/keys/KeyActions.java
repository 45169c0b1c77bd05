package dev.storehand.feature.keys;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Patch;
import dev.storehand.core.action.Room;
import dev.storehand.core.call.Limits;
import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Secret;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What can be done with keys. */
public final class KeyActions extends Actions {
  /** The room of keys. */
  public static final Room ROOM =
      new Room(
          "keys",
          "Keys",
          "A key names a shop, a mode (live or test data) and what may be done. Begin with `who_am_i`. Give each agent or"
              + " script a key of its own with only the abilities it needs; revoke it when it is done.");

  private final KeyStore keys = new KeyStore();
  private final Limits limits;
  private final Ability ability;

  public KeyActions(Limits limits, Ability ability) {
    super(ROOM);
    this.limits = limits;
    this.ability = ability;
  }

  record WhoAmIInput() {}

  @Doc("The calling key.")
  record WhoAmI(
      @Doc("The shop's id.") String shopId,
      @Doc("live or test: which data this key reaches.") Mode mode,
      @Doc("The key's id.") String keyId,
      @Doc("The key's name.") String keyName,
      @Doc("What it may do; * is everything.") List<String> abilities,
      @Doc("Points a shop may use in 60 seconds; 0 where there is no limit.") int pointsLimit,
      @Doc("Points left now.") int pointsLeft) {}

  final Action<WhoAmIInput, WhoAmI> whoAmI =
      get("/whoami")
          .named("who_am_i")
          .says("Show the shop, mode and abilities of the calling key, and the points it has left.")
          .alsoCalled(
              "what can I do",
              "check my key",
              "test the connection",
              "which key is this",
              "points left on my key",
              "am I in test mode")
          .forAnyKey()
          .takes(WhoAmIInput.class)
          .gives(WhoAmI.class)
          .example(new WhoAmIInput())
          .reads(this::whoAmI);

  private WhoAmI whoAmI(WhoAmIInput in, ReadTx tx) {
    Actor actor = tx.scope().actor();
    var rate = limits.of(tx.scope().shop());
    return new WhoAmI(
        tx.scope().shop(),
        tx.scope().mode(),
        actor.keyId(),
        actor.name(),
        actor.abilities().stream().sorted().toList(),
        rate.limit(),
        rate.remaining());
  }

  record ListApiKeys(
      @Doc("Only revoked keys, or only those that are not.") Optional<Boolean> revoked) {}

  final Action<ListApiKeys, Page<ApiKey>> listApiKeys =
      get("/api_keys")
          .named("list_api_keys")
          .says("List the shop's keys, without their secrets.")
          .note(
              "A key with the ability admin sees the keys of both modes, others those of their own.")
          .alsoCalled(
              "show api keys",
              "who has access",
              "list tokens",
              "all our keys",
              "which integrations have access")
          .takes(ListApiKeys.class)
          .lists(ApiKey.class, "api_keys", "created_at", "name")
          .example(new ListApiKeys(Optional.empty()))
          .reads(this::list);

  private Page<ApiKey> list(ListApiKeys in, Paging paging, ReadTx tx) {
    return keys.list(tx, paging, modes(tx), in.revoked());
  }

  record CreateApiKey(
      @Doc("What it is for, such as the agent's or script's name.") @Size(min = 1, max = 100)
          String name,
      @Doc("What it may do, such as stock:read; only what the calling key may do itself.")
          @Size(min = 1, max = 60)
          List<@Size(min = 1, max = 60) String> abilities,
      @Doc(
              "Which data it reaches; the calling key's mode unless told. Another mode needs the ability admin.")
          Optional<Mode> mode,
      @Doc("When it stops working.") Optional<Instant> expiresAt) {}

  @Doc("A key with its secret, which is shown this once.")
  record NewApiKey(
      @Doc("The key's id.") String id,
      @Doc("What it is for.") String name,
      @Doc("Which data it reaches.") Mode mode,
      @Doc("What it may do.") List<String> abilities,
      @Doc("The key itself, shown this once and never again; null in a replay or dry run.") @Secret
          String secret,
      @Doc("How it begins, to recognise it by.") String prefix,
      @Doc("When it stops working.") Optional<Instant> expiresAt,
      @Doc("When it was made.") Instant createdAt,
      @Doc("Rises by one with each change.") long version) {}

  final Action<CreateApiKey, NewApiKey> createApiKey =
      post("/api_keys")
          .named("create_api_key")
          .says("Make a key with some abilities; its secret is in this answer and never again.")
          .alsoCalled(
              "new api key",
              "give an agent access",
              "issue a token",
              "make a token",
              "credentials for a new integration",
              "access for a developer")
          .means("abilities", this::unknown)
          .takes(CreateApiKey.class)
          .gives(NewApiKey.class)
          .example(
              new CreateApiKey(
                  "Stock robot",
                  List.of("stock:read", "stock:write"),
                  Optional.empty(),
                  Optional.empty()))
          .writes(this::create);

  private NewApiKey create(CreateApiKey in, WriteTx tx) {
    Ability.grantable(in.abilities(), tx.scope().actor().abilities());
    Mode mode = in.mode().orElse(tx.scope().mode());
    if (!modes(tx).contains(mode.wire())) {
      throw Problem.fault(
          "mode",
          "can only be " + tx.scope().mode().wire() + ": another mode needs the ability admin");
    }
    if (in.expiresAt().filter(end -> !end.isAfter(tx.now())).isPresent()) {
      throw Problem.fault("expires_at", "must be in the future");
    }
    Secrets secret = Secrets.fresh(tx, mode);
    ApiKey key =
        new ApiKey(
            tx.id("key"),
            in.name(),
            mode,
            List.copyOf(in.abilities()),
            secret.prefix(),
            ApiKey.Status.ACTIVE,
            Optional.empty(),
            in.expiresAt(),
            Optional.empty(),
            tx.now(),
            tx.now(),
            1);
    keys.insert(tx, tx.scope().shop(), key, secret.hash());
    tx.happened("api_key.created", key);
    return shown(key, secret);
  }

  final Action<ById, NewApiKey> rotateApiKey =
      post("/api_keys/:id/rotate")
          .named("rotate_api_key")
          .says("Give a key a new secret; the old one stops working at once.")
          .alsoCalled(
              "replace the key",
              "new secret for a key",
              "roll the token",
              "renew a secret",
              "our secret leaked",
              "regenerate a key")
          .destroys("Whoever uses the old secret is shut out at once.")
          .takes(ById.class)
          .gives(NewApiKey.class)
          .example(new ById(id("key", 2)))
          .writes(this::rotate);

  private NewApiKey rotate(ById in, WriteTx tx) {
    ApiKey before = keys.get(tx, in.id(), modes(tx));
    Ability.grantable(before.abilities(), tx.scope().actor().abilities());
    Secrets secret = Secrets.fresh(tx, before.mode());
    ApiKey after = before.rotated(secret.prefix(), tx.now());
    keys.save(tx, after);
    keys.rehash(tx, after.id(), secret.hash());
    tx.happened("api_key.rotated", before, after);
    return shown(after, secret);
  }

  final Action<Patch<ApiKey>, ApiKey> updateApiKey =
      patch("/api_keys/:id")
          .named("update_api_key")
          .says("Change a key's name, abilities or end.")
          .alsoCalled(
              "rename a key",
              "change what a key may do",
              "give a key more permissions",
              "change the expiry of a key",
              "limit what a token may do")
          .means("abilities", this::unknown)
          .patches(ApiKey.class)
          .example("{\"id\": \"" + id("key", 2) + "\", \"name\": \"Warehouse robot\"}")
          .writes(this::update);

  private ApiKey update(Patch<ApiKey> patch, WriteTx tx) {
    ApiKey before = tx.expecting(keys.get(tx, patch.id(), modes(tx)));
    return patch.change(before, wanted -> changed(tx, before, before.changed(wanted, tx.now())));
  }

  private ApiKey changed(WriteTx tx, ApiKey before, ApiKey after) {
    if (!after.abilities().equals(before.abilities())) {
      Ability.grantable(after.abilities(), tx.scope().actor().abilities());
    }
    keys.save(tx, after);
    tx.happened("api_key.updated", before, after);
    return after;
  }

  final Action<ById, ApiKey> revokeApiKey =
      delete("/api_keys/:id")
          .named("revoke_api_key")
          .says("Stop a key for good; its next call is refused, on every node.")
          .alsoCalled(
              "delete a key",
              "take access away",
              "disable a token",
              "kill a token",
              "lock an integration out",
              "key was stolen")
          .destroys("Whoever uses this key is shut out at once, and it cannot be brought back.")
          .takes(ById.class)
          .gives(ApiKey.class)
          .example(new ById(id("key", 2)))
          .writes(this::revoke);

  private ApiKey revoke(ById in, WriteTx tx) {
    ApiKey before = tx.expecting(keys.get(tx, in.id(), modes(tx)));
    ApiKey after = before.revoked(tx.now());
    if (!after.equals(before)) {
      keys.save(tx, after);
      tx.happened("api_key.revoked", before, after);
    }
    return after;
  }

  private static NewApiKey shown(ApiKey key, Secrets secret) {
    return new NewApiKey(
        key.id(),
        key.name(),
        key.mode(),
        key.abilities(),
        secret.text(),
        secret.prefix(),
        key.expiresAt(),
        key.createdAt(),
        key.version());
  }

  /** A method, since the fields above are made before the abilities are known. */
  private List<Fault> unknown(String path, JsonNode abilities) {
    return ability.faults(path, abilities);
  }

  /** The modes whose keys the caller may see and make. */
  private static List<String> modes(ReadTx tx) {
    return Ability.isAdmin(tx.scope())
        ? List.of(Mode.LIVE.wire(), Mode.TEST.wire())
        : List.of(tx.scope().mode().wire());
  }
}
