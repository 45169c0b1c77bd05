package dev.storehand.feature.keys;

import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Nearest;
import dev.storehand.core.schema.Sense;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The abilities that keys can carry: area and kind, and three that stand alone. */
public final class Ability implements Sense {
  /** Every ability. */
  public static final String ALL = "*";

  /** Keys of the other mode, and checks on the whole shop. */
  public static final String ADMIN = "admin";

  /** Moving money: captures and refunds, by whatever path. */
  public static final String MOVES_MONEY = "payments:write";

  private final Set<String> known;

  /** The abilities of these areas. */
  public Ability(Set<String> areas) {
    Set<String> all = new TreeSet<>();
    areas.forEach(area -> all.addAll(List.of(area + ":read", area + ":write")));
    all.addAll(List.of(ALL, ADMIN, MOVES_MONEY));
    known = Collections.unmodifiableSet(all);
  }

  /**
   * Whether a caller may reach both modes. A test key may only where that is said of it: its * is
   * everything in the test data, so that who tries things out cannot touch what is live.
   */
  static boolean isAdmin(Scope scope) {
    return scope.mode() == Mode.TEST
        ? scope.actor().abilities().contains(ADMIN)
        : scope.actor().may(ADMIN);
  }

  /** Which abilities of a list there are not, each with the nearest there is. */
  @Override
  public List<Fault> faults(String path, JsonNode abilities) {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < abilities.size(); i++) {
      JsonNode ability = abilities.get(i);
      if (ability.isString() && !known.contains(ability.stringValue())) {
        String word = ability.stringValue();
        faults.add(
            new Fault(
                path + "[" + i + "]", "is unknown: " + word + "; " + Nearest.hint(word, known)));
      }
    }
    return faults;
  }

  /** Refuses any ability that the giver does not have itself. */
  static void grantable(List<String> wanted, Set<String> own) {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      String ability = wanted.get(i);
      if (!own.contains(ALL) && !own.contains(ability)) {
        faults.add(
            new Fault(
                "abilities[" + i + "]",
                "cannot be granted by a key that does not have " + ability));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.faults(faults)
          .hint("Grant only what the calling key may do itself; who_am_i shows it.")
          .next("who_am_i");
    }
  }
}
