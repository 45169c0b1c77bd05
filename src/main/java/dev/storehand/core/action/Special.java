package dev.storehand.core.action;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.schema.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/** The last steps of reads that answer with more than a record: streams and files. */
final class Special {
  private Special() {}

  /** A stream. */
  record Streamed<I extends Record, T>(
      Draft draft, Class<I> record, Output<StreamPart<T>> output, List<ObjectNode> examples)
      implements Steps.Streaming<I, T> {

    Streamed(Draft draft, Class<I> record, Output<StreamPart<T>> output) {
      this(draft, record, output, new ArrayList<>());
    }

    @Override
    public Steps.Streaming<I, T> example(I input) {
      examples.add(Json.tree(input));
      return this;
    }

    @Override
    public Action<I, StreamPart<T>> reads(Handler.Streams<I, T> handler, Wait.Bell<I> bell) {
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
      Draft draft, Class<I> record, Output<StoredFile> output, List<ObjectNode> examples)
      implements Steps.Filing<I> {

    Filed(Draft draft, Class<I> record, Output<StoredFile> output) {
      this(draft, record, output, new ArrayList<>());
    }

    @Override
    public Steps.Filing<I> example(I input) {
      examples.add(Json.tree(input));
      return this;
    }

    @Override
    public Action<I, StoredFile> reads(BiFunction<I, ReadTx, StoredFile> handler) {
      return draft.make(
          Kind.READ,
          draft.input(record, Reserved.ofFiles()),
          output,
          examples,
          new Handler.Read<>((in, paging, tx) -> handler.apply(in, tx), Optional.empty()));
    }
  }
}
