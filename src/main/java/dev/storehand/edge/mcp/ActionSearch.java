package dev.storehand.edge.mcp;

import dev.storehand.core.action.Action;
import java.util.List;

/** Finds actions by what a merchant would say. */
@FunctionalInterface
public interface ActionSearch {

  /** The actions that fit the words, best first. */
  List<Action<?, ?>> find(String words, int limit);
}
