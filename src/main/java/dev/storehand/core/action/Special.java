package dev.storehand.core.action;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.ReadTx;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The last steps of reads that answer with more than a record: lists, streams and files. */
final class Special {
  private Special() {}

  /** A list. */
  record Listed<I extends Record, T extends Record>(
      Draft draft,
      Class<I> record,
      Class<T> row,
      String plural,
      List<String> sorts,
      Examples examples)
      implements Steps.Listing<I, T> {

    Listed(Draft draft, Class<I> record, Class<T> row, String plural, List<String> sorts) {
      this(draft, record, row, plural, sorts, new Examples());
    }

    @Override
    public Steps.Listing<I, T> example(I input) {
      examples.input(input);
      return this;
    }

    @Override
    public Action<I, Page<T>> reads(Handler.Lists<I, T> handler) {
      return draft.make(
          Kind.READ,
          draft.input(record, Reserved.ofLists(sorts)),
          Output.pageOf(row, plural),
          examples,
          new Handler.Read<>(
              (in, paging, tx) -> handler.list(in, paging.of(draft.name(), in), tx),
              Optional.empty()));
    }
  }

  /** A stream. */
  record Streamed<I extends Record, T>(
      Draft draft, Class<I> record, Output<StreamPart<T>> output, Examples examples)
      implements Steps.Streaming<I, T> {

    Streamed(Draft draft, Class<I> record, Output<StreamPart<T>> output) {
      this(draft, record, output, new Examples());
    }

    @Override
    public Steps.Streaming<I, T> example(I input) {
      examples.input(input);
      return this;
    }

    @Override
    public Action<I, StreamPart<T>> reads(Handler.Streams<I, T> handler, Wait.Bell<I> bell) {
      draft.note(
          "Over REST these are server-sent events, at most 20 streams a shop; elsewhere, and with"
              + " Accept: application/json, what there is now and a cursor.");
      return draft.make(
          Kind.READ,
          draft.input(record, Reserved.ofStreams()),
          output,
          examples,
          new Handler.Read<>(
              (in, paging, tx) -> handler.after(in, paging.cursor().orElse(""), tx),
              Optional.of(new Wait<>(StreamPart::tells, bell))));
    }
  }

  /** A file. */
  record Filed<I extends Record>(
      Draft draft, Class<I> record, Output<StoredFile> output, Examples examples)
      implements Steps.Filing<I> {

    Filed(Draft draft, Class<I> record, Output<StoredFile> output) {
      this(draft, record, output, new Examples());
    }

    @Override
    public Steps.Filing<I> example(I input) {
      examples.input(input);
      return this;
    }

    @Override
    public Action<I, StoredFile> reads(BiFunction<I, ReadTx, StoredFile> handler) {
      draft.note(
          "Over REST this is the file itself; elsewhere, and with Accept: application/json, a link"
              + " that opens it without a key, until it expires or the key that asked is revoked.");
      return draft.make(
          Kind.READ,
          draft.input(record, Reserved.ofFiles()),
          output,
          examples,
          new Handler.Read<>((in, paging, tx) -> handler.apply(in, tx), Optional.empty()));
    }
  }
}
