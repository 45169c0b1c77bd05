package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Handler;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Work;
import dev.storehand.core.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What kind of action a sentence asks for, told by how it is put: a question wants to look, "as a
 * spreadsheet" wants a file, "all of them at once" wants a bulk action.
 */
final class Intent {
  private static final double LIKELY = 1.2;
  private static final double UNLIKELY = 0.7;
  private static final double UNASKED = 0.75;
  private static final double TOLD = 0.85;

  private static final Set<String> QUESTION =
      words(
          "which what whats who whos whose where how when why is are do does did has have was were show list see view"
              + " find look read check lookup display overview");
  private static final Set<String> POLITE =
      words(
          "please can could would will you we i id like want need to let me us help now just hi hello the a ok so and");
  private static final Set<String> FILE =
      words("csv excel spreadsheet xlsx xls jsonl file files download downloads export exports");
  private static final Set<String> MANY =
      words(
          "all every everyone everybody everything many several these those dozen dozens hundred hundreds fifty thirty"
              + " twenty bulk batch mass");
  private static final Set<String> OF_HANDLING = words("i we you one");

  private final boolean asks;
  private final boolean wantsFile;
  private final boolean wantsMany;

  private Intent(boolean asks, boolean wantsFile, boolean wantsMany) {
    this.asks = asks;
    this.wantsFile = wantsFile;
    this.wantsMany = wantsMany;
  }

  static Intent of(String said) {
    List<String> words = Words.split(said);
    boolean asks = asks(words);
    return new Intent(
        asks,
        words.stream().anyMatch(FILE::contains),
        !asks && words.stream().anyMatch(MANY::contains));
  }

  /** "How do I stop it" wants it stopped; "how do customers pay" wants to be told. */
  private static boolean asks(List<String> words) {
    int at = 0;
    while (at < words.size() && POLITE.contains(words.get(at)) && !question(words, at)) {
      at++;
    }
    return at < words.size() && question(words, at);
  }

  private static boolean question(List<String> words, int at) {
    boolean how =
        words.get(at).equals("how")
            && words.size() > at + 2
            && Set.of("do", "can", "to").contains(words.get(at + 1))
            && (words.get(at + 1).equals("to") || OF_HANDLING.contains(words.get(at + 2)));
    return QUESTION.contains(words.get(at)) && !how;
  }

  /** By how much an action is likelier, or less likely, than its words alone say. */
  double weight(Action<?, ?> action) {
    if (action.handler() instanceof Handler.Job<?> job && job.work() instanceof Work.File) {
      return wantsFile ? LIKELY : UNASKED;
    }
    if (action.handler() instanceof Handler.Job<?> job && job.work() instanceof Work.Requests) {
      return wantsMany ? LIKELY : UNASKED;
    }
    boolean read = action.kind() == Kind.READ;
    if (!asks) {
      return read ? TOLD : 1;
    }
    return read ? LIKELY : UNLIKELY;
  }

  private static Set<String> words(String text) {
    return Set.copyOf(Arrays.asList(text.split(" ")));
  }
}
