package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Handler;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What kind of action a sentence asks for, told by how it is put: a question wants to look, "as a
 * spreadsheet" wants a file, "all of them at once" wants a bulk action.
 */
final class Intent {
  private static final double LIKELY = 1.2;
  private static final double UNLIKELY = 0.7;
  private static final double UNASKED = 0.45;
  private static final double UNCLEAR = 0.85;
  private static final double TOLD = 0.6;

  private static final Set<String> QUESTION =
      words(
          "which what whats who whos whose where how when why is are do does did has have was were show list see view"
              + " find look read check lookup display overview fetch retrieve");
  private static final Set<String> WHOLE_LIST = words("all every");
  private static final Set<String> POLITE =
      words(
          "please can could would will you we i id like want need to let me us help now just hi hello the a ok so and");
  private static final Set<String> FILE =
      words("csv excel spreadsheet xlsx xls jsonl file files download downloads export exports");
  private static final Set<String> MANY =
      words(
          "all every everyone everybody everything many several dozen dozens hundred hundreds fifty thirty"
              + " twenty bulk batch mass bunch pile stack heap lot these those");

  /** What one may have many of at once: "forty orders", but never "forty euros". */
  private static final Set<String> COUNTED =
      words(
          "orders preorders offers listings ads campaigns presales launches drops skus products"
              + " articles variants items buyers customers people counters returns parcels");

  private static final Pattern SOME =
      Pattern.compile(
          "[2-9]|[1-9]\\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
              + "|forty|sixty|seventy|eighty|ninety");
  private static final Set<String> OF_HANDLING = words("i we you one");

  /** How a sentence begins that wants something done, besides the verbs of the actions. */
  private static final Set<String> TELLING =
      words(
          "put let take give tell use make stop say dont do no never these those allow keep"
              + " split ship ask require forbid forget knock flip turn promise write cap limit charge");

  /** "Show the badge" looks, "show shoppers the badge" has them look. */
  private static final Set<String> SHOWING = words("show let display");

  private static final Set<String> THEM =
      words("shoppers buyers customers people clients visitors everyone them");
  private static final Set<String> OUGHT = words("should must");

  private final boolean asks;
  private final boolean tells;
  private final boolean wantsFile;
  private final boolean wantsMany;

  private Intent(boolean asks, boolean tells, boolean wantsFile, boolean wantsMany) {
    this.asks = asks;
    this.tells = tells;
    this.wantsFile = wantsFile;
    this.wantsMany = wantsMany;
  }

  /**
   * What words ask for.
   *
   * @param writes whether a word means to do something to something
   */
  static Intent of(List<String> words, Predicate<String> writes) {
    int first = 0;
    while (first < words.size() && POLITE.contains(words.get(first)) && !question(words, first)) {
      first++;
    }
    boolean asks = first < words.size() && question(words, first);
    boolean tells = !asks && first < words.size() && tells(words, first, writes);
    boolean file = words.stream().anyMatch(FILE::contains);
    boolean many = !asks && !file && many(words);
    return new Intent(asks, tells, file, many);
  }

  private static boolean many(List<String> words) {
    return words.stream().anyMatch(MANY::contains)
        || IntStream.range(1, words.size())
            .filter(i -> SOME.matcher(words.get(i - 1)).matches())
            .anyMatch(i -> words.stream().skip(i).limit(2).anyMatch(COUNTED::contains));
  }

  private static boolean tells(List<String> words, int first, Predicate<String> writes) {
    String word = words.get(first);
    return TELLING.contains(word)
        || SHOWING.contains(word)
        || writes.test(word)
        || words.stream().anyMatch(OUGHT::contains);
  }

  /** "How do I stop it" wants it stopped; "how do customers pay" and "get all" want to be told. */
  private static boolean question(List<String> words, int at) {
    boolean how =
        words.get(at).equals("how")
            && words.size() > at + 2
            && Set.of("do", "can", "to").contains(words.get(at + 1))
            && (words.get(at + 1).equals("to") || OF_HANDLING.contains(words.get(at + 2)));
    boolean toThem =
        SHOWING.contains(words.get(at))
            && words.size() > at + 1
            && THEM.contains(words.get(at + 1));
    boolean getAll =
        words.get(at).equals("get")
            && words.size() > at + 1
            && WHOLE_LIST.contains(words.get(at + 1));
    return getAll || (QUESTION.contains(words.get(at)) && !how && !toThem);
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
      return read ? tells ? TOLD : UNCLEAR : 1;
    }
    return read ? LIKELY : UNLIKELY;
  }

  private static Set<String> words(String text) {
    return Set.copyOf(Arrays.asList(text.split(" ")));
  }
}
