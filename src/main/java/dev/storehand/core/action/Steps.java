package dev.storehand.core.action;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Resource;
import dev.storehand.core.job.ItemLimit;
import dev.storehand.core.job.Job;
import dev.storehand.core.job.JobAnswer;
import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Sense;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The order in which an action is said. Each step offers only what may come next, so an action
 * without a name, a sentence, a handler or the right types does not compile.
 */
public final class Steps {
  private Steps() {}

  /** First its name. */
  public interface Named {
    /** verb_noun, at most 40 characters; never changed once released. */
    Said named(String name);
  }

  /** Then what it does. */
  public interface Said {
    /** One sentence of at most 200 characters with a full stop. */
    Described says(String sentence);
  }

  /** Then whatever else is to be said of it, and what it takes. */
  public interface Described {
    /** Something a caller should know besides. */
    Described note(String sentence);

    /** The same thing in a merchant's words. */
    Described alsoCalled(String... phrases);

    /** It takes something away for good; say what. */
    Described destroys(String loss);

    /** A second identical call changes nothing more. Reads, PATCH and DELETE are so anyway. */
    Described repeatable();

    /** Its thing has a version that a caller may expect, though the answer does not show it. */
    Described versioned();

    /** It moves money: without an idempotency key it is refused (422). */
    Described wantsKey();

    /** A key needs this ability, not the one that area and kind give. */
    Described needs(String ability);

    /** Any key may call it. */
    Described forAnyKey();

    /** It can answer these too, which its path, parts and kind do not tell of themselves. */
    Described refuses(Code... codes);

    /** Exactly one of these optional parts is to be sent. */
    Described oneOf(String... parts);

    /** Its handler tells what makes no sense together with what the data refuses, all at once. */
    Described sensesItself();

    /** What a part means is for the program as a whole to say, and told with what is misshapen. */
    Described means(String part, Sense sense);

    <I extends Record> Taking<I> takes(Class<I> input);

    /**
     * A job of many calls of {@code single}: by items, by ids, or by the filter of {@code list}.
     */
    <F, T extends Resource> Many inBulk(Action<?, ?> single, Action<F, Page<T>> list);

    /** A job that writes all that a list shows to a file, by the list's own filters. */
    Exporting exports(Action<?, ? extends Page<?>> list);

    /** A deep-partial update of this record, whose read-only parts stay as they are. */
    <T extends Record> Giving<Patch<T>, T> patches(Class<T> resource);
  }

  /** Then what it gives. */
  public interface Taking<I> {
    <O extends Record> Giving<I, O> gives(Class<O> output);

    /** A job that takes in a CSV file or rows, which a reader makes its items. */
    <R> Importing<I, R> imports(ImportReader<R> reader);

    /** It starts a job of this kind. */
    Planning<I> givesJob(Job.Kind kind);

    /**
     * A list of these under the resource's plural; {@code sorts} are its sortable fields, the
     * default first, with {@code +} before it where that begins with the least.
     */
    <T extends Record> Listing<I, T> lists(Class<T> row, String plural, String... sorts);

    /**
     * These, as they come to be: server-sent events over REST, elsewhere a batch under the plural
     * with a cursor.
     */
    <T extends Record> Streaming<I, T> streams(Class<T> row, String plural);

    /** A file of one of these media types; where none can be sent, a link to it. */
    Filing<I> file(String... mediaTypes);
  }

  /** Of a bulk action: an example, and then it is said. */
  public interface Many {
    /** It takes at most so many at once; 10,000 unless told. */
    Many atMost(int items);

    /** Its things are done in the order that this gives their ids, however they were named. */
    Many inOrder(BiFunction<ReadTx, Collection<String>, List<String>> order);

    /** Its items are counted against a limit, with those of other actions by the same name. */
    Many metered(ItemLimit limit);

    Many example(String json);

    Action<Bulk, JobAnswer> starts();
  }

  /** Of an import: an example, and then how an item is done. */
  public interface Importing<I, R> {
    Importing<I, R> example(String json);

    Action<Import, JobAnswer> starts(Work.Take<I, R> take);
  }

  /** Of an export: an example, and then it is said. */
  public interface Exporting {
    Exporting example(String json);

    Action<Export, JobAnswer> starts();
  }

  /** Of another job: an example, and then what is to be done and how. */
  public interface Planning<I> {
    Planning<I> example(I input);

    Planning<I> example(String json);

    Action<I, JobAnswer> starts(Handler.Plans<I> plan, Work work);
  }

  /** Then an example that runs in the example world, and what it does. */
  public interface Giving<I, O> {
    Giving<I, O> example(I input);

    /** An example as JSON, with the path's parameters in it. */
    Giving<I, O> example(String json);

    Action<I, O> reads(BiFunction<I, ReadTx, O> handler);

    /** A read whose caller may wait until its thing has ended. */
    Action<I, O> awaits(BiFunction<I, ReadTx, O> handler, Wait<I, O> wait);

    Action<I, O> writes(Handler.Writes<I, O> handler);

    /** A write that answers as a job does. */
    Action<I, O> starts(Handler.Writes<I, O> handler);
  }

  /** The same for a list. */
  public interface Listing<I, T> {
    Listing<I, T> example(I input);

    Action<I, Page<T>> reads(Handler.Lists<I, T> handler);
  }

  /** The same for a stream. */
  public interface Streaming<I, T> {
    Streaming<I, T> example(I input);

    Action<I, StreamPart<T>> reads(Handler.Streams<I, T> handler, Wait.Bell<I> bell);
  }

  /** The same for a file. */
  public interface Filing<I> {
    Filing<I> example(I input);

    Action<I, StoredFile> reads(BiFunction<I, ReadTx, StoredFile> handler);
  }
}
