package dev.storehand.core.schema;

import dev.storehand.core.problem.Fault;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Whether a value of the right shape makes sense, as far as the value alone can tell: XYZ has the
 * shape of a currency and is none. What the data must be asked for is a handler's to say.
 */
public interface Sense {

  /**
   * What is wrong with a value; a list may hold items of the wrong shape, which are told anyway.
   *
   * @param path where the value stands, as a client writes it
   */
  List<Fault> faults(String path, JsonNode value);

  /** That one fault, unless the value makes sense. */
  static List<Fault> unless(boolean sensible, String path, String sentence) {
    return sensible ? List.of() : List.of(new Fault(path, sentence));
  }
}
