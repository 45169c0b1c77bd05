package dev.storehand.edge.mcp;

import java.util.List;
import java.util.Optional;

/** The pages that are served as resources. */
public interface Texts {

  /**
   * One page as it is listed.
   *
   * @param uri {@code storehand://…}
   * @param name short and unique
   * @param title what a person reads
   * @param description one sentence
   */
  record Page(String uri, String name, String title, String description) {}

  /** Every page of its own; those of single actions are reached by their template. */
  List<Page> pages();

  /** The Markdown of a page, of an action's too; empty if there is none. */
  Optional<String> read(String uri);
}
