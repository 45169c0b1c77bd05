package dev.storehand.core.action;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.job.JobAnswer;
import dev.storehand.core.job.NewJob;

/**
 * What an action does, told apart by its last word: a read cannot get hold of a {@link WriteTx}.
 */
public sealed interface Handler<I, O> {

  /** Looks, and changes nothing. */
  record Read<I, O>(Reads<I, O> call) implements Handler<I, O> {}

  /**
   * Changes something in the one transaction it is given; may be run again, so it does no I/O but
   * through it.
   */
  record Write<I, O>(Writes<I, O> call) implements Handler<I, O> {}

  /**
   * Begins a job: says what is to be done, before the transaction that keeps the job; a runner does
   * it.
   */
  record Job<I>(dev.storehand.core.job.Job.Kind kind, Plans<I> plan, Work work)
      implements Handler<I, JobAnswer> {}

  /** What a job is to do; refuses with a Problem, and then there is no job. It changes nothing. */
  @FunctionalInterface
  interface Plans<I> {
    NewJob.Plan plan(I input, ReadTx tx);
  }

  /** The body of a read. The paging is that of lists, and empty elsewhere. */
  @FunctionalInterface
  interface Reads<I, O> {
    O read(I input, Paging paging, ReadTx tx);
  }

  /** The body of a write. */
  @FunctionalInterface
  interface Writes<I, O> {
    O write(I input, WriteTx tx);
  }

  /** The body of a list. */
  @FunctionalInterface
  interface Lists<I, T> {
    Page<T> list(I input, Paging paging, ReadTx tx);
  }
}
