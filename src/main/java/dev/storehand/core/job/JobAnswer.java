package dev.storehand.core.job;

import dev.storehand.core.schema.Doc;
import java.util.List;
import java.util.Optional;

/**
 * What an action that starts a job answers: the job, or of a dry run what would become of its
 * items.
 */
@Doc("A job that has begun; of a dry run, what would become of its items.")
public record JobAnswer(
    @Doc("The job's id.") Optional<String> jobId,
    @Doc("The action that started it.") Optional<String> action,
    @Doc("Where to ask how it is going.") Optional<String> statusUrl,
    @Doc("running, or completed where there was nothing to do.") Optional<Job.Status> status,
    @Doc("How many items it has.") long total,
    @Doc("Of a dry run: how many items would work.") Optional<Long> wouldSucceed,
    @Doc("Of a dry run: how many would not.") Optional<Long> wouldFail,
    @Doc("Of a dry run: the first that would not, at most ten.")
        Optional<List<FirstFault>> firstFaults) {

  /** An item that would fail. */
  @Doc("An item that would not work, and why.")
  public record FirstFault(
      @Doc("Its place in what was sent, from 0.") long index,
      @Doc("The code of the refusal.") String code,
      @Doc("Why.") String detail) {}

  /** A job as it was accepted. */
  public static JobAnswer of(Job job) {
    return new JobAnswer(
        Optional.of(job.jobId()),
        Optional.of(job.action()),
        Optional.of(job.statusUrl()),
        Optional.of(job.status()),
        job.total(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What a dry run found. */
  public static JobAnswer wouldBe(long total, long failed, List<FirstFault> first) {
    return new JobAnswer(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        total,
        Optional.of(total - failed),
        Optional.of(failed),
        Optional.of(first));
  }
}
