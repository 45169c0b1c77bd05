package dev.storehand.edge.mcp;

import dev.storehand.core.call.Caller;
import dev.storehand.core.call.Digests;
import dev.storehand.core.call.Gate;
import dev.storehand.core.call.Rate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One message being answered, and where its shop stands once that is known. */
final class Turn {
  private final Incoming incoming;
  private final Message message;
  private final String requestId;
  private Optional<Supplier<Rate>> rate = Optional.empty();

  Turn(Incoming incoming, Message message, String requestId) {
    this.incoming = incoming;
    this.message = message;
    this.requestId = requestId;
  }

  Incoming incoming() {
    return incoming;
  }

  Message message() {
    return message;
  }

  String requestId() {
    return requestId;
  }

  /** Who asks, as far as a question put to them must tell: the digest of the token. */
  String asker() {
    return Digests.sha256(incoming.token());
  }

  /**
   * Lets the caller in, for this many points.
   *
   * @throws dev.storehand.core.problem.Problem 401 or 429
   */
  Caller admit(Gate gate, int points) {
    Caller caller = gate.who(incoming.token());
    rate = Optional.of(() -> gate.rate(caller));
    if (points > 0) {
      Rate charged = gate.charge(caller, points);
      rate = Optional.of(() -> charged);
    }
    return caller;
  }

  /** Whether the caller has been let in. */
  boolean admitted() {
    return rate.isPresent();
  }

  void rate(Optional<Rate> known) {
    rate = known.map(told -> () -> told);
  }

  /** What HTTP says besides the answer. */
  Map<String, String> headers(Instant now) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Request-Id", requestId);
    rate.ifPresent(known -> headers.putAll(known.get().headers(now)));
    return headers;
  }
}
