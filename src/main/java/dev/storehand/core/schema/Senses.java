package dev.storehand.core.schema;

import dev.storehand.core.problem.Fault;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What parts of many rooms mean. */
public final class Senses {
  private Senses() {}

  /** A currency of ISO 4217 that has minor units, so that prices can be in it. */
  public static final class Currency implements Sense {
    @Override
    public List<Fault> faults(String path, JsonNode value) {
      String code = value.asString("");
      return Sense.unless(known(code), path, "is not an ISO 4217 currency: " + code);
    }

    private static boolean known(String code) {
      try {
        return java.util.Currency.getInstance(code).getDefaultFractionDigits() >= 0;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }

  /** A country of ISO 3166. */
  public static final class Country implements Sense {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    @Override
    public List<Fault> faults(String path, JsonNode value) {
      String code = value.asString("");
      return Sense.unless(CODES.contains(code), path, "is not an ISO 3166 country: " + code);
    }
  }

  /** A time zone by its name. */
  public static final class TimeZone implements Sense {
    @Override
    public List<Fault> faults(String path, JsonNode value) {
      String name = value.asString("");
      return known(name)
          ? List.of()
          : List.of(
              new Fault(
                  path,
                  "is not a time zone: "
                      + name
                      + Nearest.of(name, ZoneId.getAvailableZoneIds())
                          .map(near -> "; did you mean " + near + "?")
                          .orElse("; one is Europe/Berlin")));
    }

    private static boolean known(String name) {
      try {
        return ZoneId.of(name).getId().equals(name);
      } catch (DateTimeException e) {
        return false;
      }
    }
  }

  /** A language as it is written: de, pt-BR, zh-Hant. */
  public static final class Language implements Sense {
    /** What is wrong with all else. */
    public static final String NONE = "is not a language; write it as de, pt-BR or zh-Hant";

    private static final Set<String> CODES = Set.of(Locale.getISOLanguages());

    @Override
    public List<Fault> faults(String path, JsonNode value) {
      String tag = value.asString("");
      return Sense.unless(known(tag), path, NONE + ": " + tag);
    }

    /** Whether this is one. */
    public static boolean known(String tag) {
      Locale locale = Locale.forLanguageTag(tag);
      return CODES.contains(locale.getLanguage()) && locale.toLanguageTag().equals(tag);
    }
  }

  /** A list of which no two texts are the same, capitals or not. */
  public static final class Distinct implements Sense {
    @Override
    public List<Fault> faults(String path, JsonNode value) {
      Map<String, Integer> seen = new HashMap<>();
      List<Fault> faults = new ArrayList<>();
      for (int i = 0; i < value.size(); i++) {
        String word = value.get(i).asString("").toLowerCase(Locale.ROOT);
        Integer first = seen.putIfAbsent(word, i);
        if (first != null && value.get(i).isString()) {
          faults.add(new Fault(Path.item(path, i), "is the same as " + Path.item(path, first)));
        }
      }
      return faults;
    }
  }
}
