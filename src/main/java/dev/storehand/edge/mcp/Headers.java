package dev.storehand.edge.mcp;

import java.util.Optional;

/** The headers of a message. */
public interface Headers {

  /** The value of a header, whatever the case of its name. */
  Optional<String> get(String name);

  /**
   * Whether the transport mirrors parts of the body in headers, as HTTP does; they must then agree.
   */
  boolean mirrored();

  /** Whether the message came in a batch. */
  default boolean batched() {
    return false;
  }
}
