package dev.storehand.edge.rest;

import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;

/** Texts that are read at an address of their own, and never called. */
@FunctionalInterface
public interface Pages {

  /** The page at a path as it came, not yet decoded. */
  Optional<Page> at(String path);

  /**
   * A page.
   *
   * @param keyed whether it is only for those who have a key
   * @param reading answers a GET of it
   */
  record Page(boolean keyed, Function<Request, WholeAnswer> reading) {}
}
