package dev.storehand.feature.offers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Settings that were read lately, by their text, so that a thousand sales of one offer parse it
 * once. The text is the key, not a version: a version of a transaction that was rolled back may
 * come to stand for something else.
 */
final class KnownSettings {
  private static final int MOST = 128;

  /** Larger documents are parsed each time: letters and translations may make one of megabytes. */
  private static final int LONGEST = 64 * 1024;

  private static final Map<String, Settings> KNOWN =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Settings> eldest) {
          return size() > MOST;
        }
      };

  private KnownSettings() {}

  /** The settings of a text, which {@code parsed} gives where they are not known. */
  static Settings of(String text, Supplier<Settings> parsed) {
    if (text.length() > LONGEST) {
      return parsed.get();
    }
    synchronized (KNOWN) {
      return KNOWN.computeIfAbsent(text, each -> parsed.get());
    }
  }
}
