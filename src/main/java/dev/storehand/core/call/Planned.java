package dev.storehand.core.call;

import dev.storehand.core.job.NewJob;
import dev.storehand.core.problem.Problem;
import java.util.Optional;
import java.util.function.Supplier;

/** What a job is to do, or why there can be none; told only where it is asked for. */
record Planned(Optional<NewJob.Plan> plan, Optional<Problem> refusal) {

  static Planned of(Supplier<NewJob.Plan> planning) {
    try {
      return new Planned(Optional.of(planning.get()), Optional.empty());
    } catch (Problem problem) {
      return new Planned(Optional.empty(), Optional.of(problem));
    }
  }

  /**
   * The plan.
   *
   * @throws Problem the refusal, where there is none
   */
  NewJob.Plan get() {
    return plan.orElseThrow(refusal::orElseThrow);
  }
}
