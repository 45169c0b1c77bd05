package dev.storehand.core.call;

import dev.storehand.core.action.StoredFile;
import dev.storehand.core.action.StreamPart;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What a face that can sends in place of a reply's body. */
public sealed interface Delivery {

  /** The file itself. */
  record File(StoredFile file) implements Delivery {}

  /** Everything that is said until the stream is over. */
  record Stream(Tap tap) implements Delivery {

    /**
     * Begins to follow.
     *
     * @throws dev.storehand.core.problem.Problem 429 where the shop follows too many streams
     */
    public Feed open() {
      return tap.open();
    }
  }

  /** Opens a feed. */
  @FunctionalInterface
  interface Tap {
    Feed open();
  }

  /** A stream that is being followed, one batch after the other. Its entries are JSON, UTF-8. */
  interface Feed extends AutoCloseable {

    /** What there was when the call was answered. */
    StreamPart<byte[]> first();

    /**
     * What follows a cursor as soon as there is something; an empty batch after so long. No thread
     * waits for it. It may fail as any call does.
     */
    CompletableFuture<StreamPart<byte[]>> next(String cursor, Duration atMost);

    /** Stops following; a batch that was asked for does not come any more. */
    @Override
    void close();
  }
}
