package dev.storehand.core.call;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Call;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.node.ObjectNode;

/**
 * Idempotency keys: the same key and input get the first answer again, byte for byte, and one
 * effect. The claim is a row of the write's own transaction, so a rival waits for it, and a crash
 * leaves neither effect nor claim.
 */
final class Once {
  private final OnceStore store = new OnceStore();

  /** Claims the call's key; gives the kept answer where it was used before for the same. */
  Optional<byte[]> claim(WriteTx tx, Action<?, ?> action, Call<?> call) {
    if (call.dryRun() || call.idempotencyKey().isEmpty()) {
      return Optional.empty();
    }
    String key = call.idempotencyKey().get();
    String fingerprint = Digests.sha256(canonical(call.own()));
    if (store.claim(tx, action.name(), key, fingerprint)) {
      return Optional.empty();
    }
    OnceStore.Kept kept = store.find(tx, action.name(), key).orElseThrow(() -> inProgress(key));
    if (!kept.fingerprint().equals(fingerprint)) {
      throw Problem.of(
              Code.IDEMPOTENCY_CONFLICT,
              "The idempotency key " + key + " was used for another " + action.name())
          .hint("Use a new key for a new request; send the first input again to see its answer.")
          .next(action.name());
    }
    return Optional.of(kept.answer().getBytes(StandardCharsets.UTF_8));
  }

  /** Keeps the answer under the claimed key. */
  <O> void keep(WriteTx tx, Action<?, O> action, Call<?> call, O answer) {
    if (!call.dryRun() && call.idempotencyKey().isPresent()) {
      String text = new String(action.output().writeMasked(answer), StandardCharsets.UTF_8);
      store.keep(tx, action.name(), call.idempotencyKey().get(), text);
    }
  }

  /** The same text for the same input, however its fields were ordered. */
  private static byte[] canonical(ObjectNode input) {
    return Json.mapper()
        .writer()
        .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
        .writeValueAsBytes(input);
  }

  private static Problem inProgress(String key) {
    return Problem.of(
            Code.IDEMPOTENCY_IN_PROGRESS,
            "The first call with the idempotency key " + key + " has not ended")
        .header("Retry-After", "1");
  }
}
