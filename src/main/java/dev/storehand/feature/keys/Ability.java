package dev.storehand.feature.keys;

import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The abilities that keys can carry: area and kind, and three that stand alone. */
public final class Ability {
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
    known = Set.copyOf(all);
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

  /** Refuses unknown abilities and any that the giver does not have itself. */
  void grantable(List<String> wanted, Set<String> own) {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      String ability = wanted.get(i);
      String path = "abilities[" + i + "]";
      if (!known.contains(ability)) {
        faults.add(new Fault(path, "is unknown: " + ability));
      } else if (!own.contains(ALL) && !own.contains(ability)) {
        faults.add(new Fault(path, "cannot be granted by a key that does not have " + ability));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.faults(faults)
          .hint("Known abilities are " + String.join(", ", new TreeSet<>(known)) + ".")
          .next("who_am_i");
    }
  }
}
