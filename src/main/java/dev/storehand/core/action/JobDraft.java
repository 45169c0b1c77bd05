package dev.storehand.core.action;

import dev.storehand.core.job.Job;
import dev.storehand.core.job.JobAnswer;

/** An action that starts a job, while it is being said. */
final class JobDraft<I> implements Steps.Planning<I> {
  private final Draft draft;
  private final Job.Kind kind;
  private final Input<I> input;
  private final Examples examples = new Examples();

  JobDraft(Draft draft, Job.Kind kind, Input<I> input) {
    this.draft = draft;
    this.kind = kind;
    this.input = input;
  }

  @Override
  public Steps.Planning<I> example(I in) {
    examples.input(in);
    return this;
  }

  @Override
  public Steps.Planning<I> example(String json) {
    examples.json(json);
    return this;
  }

  @Override
  public Action<I, JobAnswer> starts(Handler.Plans<I> plan, Work work) {
    return draft.make(
        Kind.JOB, input, Output.of(JobAnswer.class), examples, new Handler.Job<>(kind, plan, work));
  }
}
