package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Verb;
import dev.storehand.core.problem.Code;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which codes an action can answer, as far as its declaration tells. */
final class Refusals {
  /** What no action is free of. */
  static final Set<Code> OF_ANY_CALL =
      Collections.unmodifiableSet(
          EnumSet.of(
              Code.INVALID_REQUEST,
              Code.UNAUTHENTICATED,
              Code.UNPROCESSABLE,
              Code.RATE_LIMITED,
              Code.SERVER_ERROR,
              Code.UNAVAILABLE));

  private static final Set<String> QUANTITIES = Set.of("quantity", "delta");

  private Refusals() {}

  /** The codes, in the order of the catalogue. */
  static Set<Code> of(Action<?, ?> action) {
    EnumSet<Code> codes = EnumSet.copyOf(OF_ANY_CALL);
    codes.addAll(action.refusals());
    boolean ofOne = !action.path().parameters().isEmpty();
    add(codes, action.ability().isPresent(), Code.FORBIDDEN);
    add(codes, ofOne, Code.NOT_FOUND);
    add(codes, action.verb() != Verb.GET, Code.PAYLOAD_TOO_LARGE);
    add(codes, action.verb() != Verb.GET, Code.UNSUPPORTED_MEDIA_TYPE);
    add(codes, action.output().isFile(), Code.INVALID_TRANSITION);
    if (action.kind() != Kind.READ) {
      addOfWrites(codes, action, ofOne);
    }
    return codes;
  }

  private static void addOfWrites(Set<Code> codes, Action<?, ?> action, boolean ofOne) {
    JsonNode properties = action.input().schema().path("properties");
    codes.add(Code.CONFLICT);
    codes.add(Code.IDEMPOTENCY_CONFLICT);
    codes.add(Code.IDEMPOTENCY_IN_PROGRESS);
    add(codes, ofOne, Code.INVALID_TRANSITION);
    add(codes, properties.has("expected_version"), Code.STALE_VERSION);
    add(codes, action.destroys(), Code.CONFIRMATION_REQUIRED);
    add(codes, QUANTITIES.stream().anyMatch(properties::has), Code.INSUFFICIENT_STOCK);
  }

  private static void add(Set<Code> codes, boolean when, Code code) {
    if (when) {
      codes.add(code);
    }
  }
}
