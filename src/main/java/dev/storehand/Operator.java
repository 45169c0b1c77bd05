package dev.storehand;

import dev.storehand.core.call.Caller;
import dev.storehand.core.call.Callers;
import dev.storehand.core.call.Digests;
import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The person at this machine's shell, who needs no key of his own. */
final class Operator {
  /** Those who need no key: this machine's shell, and the program itself. */
  private static final Set<String> OPERATORS = Set.of("shell", "system");

  private final Map<String, Supplier<String>> shopsBySecret = new ConcurrentHashMap<>();

  void trust(String secret, Supplier<String> shop) {
    shopsBySecret.put(Digests.sha256(secret), shop);
  }

  Callers or(Callers others) {
    return new Callers() {
      @Override
      public Optional<Caller> find(String digest) {
        Optional<Supplier<String>> shop = Optional.ofNullable(shopsBySecret.get(digest));
        return shop.isPresent()
            ? Optional.of(caller(shop.get().get(), Mode.LIVE))
            : others.find(digest);
      }

      @Override
      public Optional<Caller> byId(String keyId, Scope job) {
        return OPERATORS.contains(keyId)
            ? Optional.of(caller(job.shop(), job.mode()))
            : others.byId(keyId, job);
      }
    };
  }

  private static Caller caller(String shop, Mode mode) {
    return new Caller("shell", "shell", shop, mode, Set.of(Actor.ALL));
  }
}
