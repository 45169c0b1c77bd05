package dev.storehand.core.problem;

import java.util.Locale;

/**
 * The catalogue of refusals. A code is stable within v2; its status and title are what every client
 * sees.
 */
public enum Code {
  INVALID_REQUEST(
      400,
      "The request could not be read",
      "Correct the request as the sentence says and send it again."),
  UNAUTHENTICATED(401, "No valid key", "Send a key as X-Auth-Token, or as Authorization: Bearer."),
  FORBIDDEN(
      403, "The key may not do this", "Use a key that carries the ability named in the detail."),
  NOT_FOUND(
      404,
      "There is no such thing",
      "Check the id; list actions show the ids of this shop and mode."),
  UNKNOWN_ACTION(404, "No such action", "See next_actions for near names, or read /help."),
  METHOD_NOT_ALLOWED(
      405, "This path does not take this verb", "Use a verb named in the Allow header."),
  CONFLICT(409, "Something is in the way", "The hint says what would unblock it."),
  INVALID_TRANSITION(
      409, "Not from this state", "The hint names the action that would unblock it."),
  INSUFFICIENT_STOCK(409, "Not enough stock", "Lower the quantity, or add stock first."),
  IDEMPOTENCY_CONFLICT(
      409, "This idempotency key was used for something else", "Use a new key for a new request."),
  IDEMPOTENCY_IN_PROGRESS(
      409,
      "The first call with this idempotency key is still running",
      "Wait, then send the same again."),
  STALE_VERSION(
      409,
      "Someone else changed it first",
      "Read it again, then send the current version as expected_version."),
  CONFIRMATION_REQUIRED(409, "This destroys something", "Send confirm: true if it is meant."),
  PAYLOAD_TOO_LARGE(413, "The body is too large", "Send less at once."),
  UNSUPPORTED_MEDIA_TYPE(415, "The body is of the wrong kind", "Send application/json."),
  UNPROCESSABLE(
      422, "The request was understood but is not valid", "Correct every field named in errors."),
  RATE_LIMITED(429, "Too many calls", "Wait as many seconds as Retry-After says."),
  SERVER_ERROR(
      500, "The server failed", "Try again; if it persists, tell the operator the trace_id."),
  UNAVAILABLE(503, "The server cannot answer now", "Try again in a moment.");

  private final int status;
  private final String title;
  private final String cure;

  Code(int status, String title, String cure) {
    this.status = status;
    this.title = title;
    this.cure = cure;
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }

  /** What it means, the same on every occasion. */
  public String title() {
    return title;
  }

  /** What a client can do about it, in general; a problem's own hint is better where it has one. */
  public String cure() {
    return cure;
  }

  /** As clients see it: {@code insufficient_stock}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
