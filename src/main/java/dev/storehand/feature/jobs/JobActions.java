package dev.storehand.feature.jobs;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Room;
import dev.storehand.core.action.Wait;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.job.Job;
import dev.storehand.core.job.JobBell;
import dev.storehand.core.job.JobItem;
import dev.storehand.core.job.JobStore;
import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** What can be asked of jobs. */
public final class JobActions extends Actions {
  /** The room of jobs. */
  public static final Room ROOM =
      new Room(
          "jobs",
          "Jobs",
          "A bulk action or an import answers with a job at once. Poll its `status_url`, which is `read_job`, until `status` is"
              + " no longer `running`.");

  private final JobStore jobs = new JobStore();
  private final JobBell bell;

  /** The room's actions; the bell tells those who wait for a job. */
  public JobActions(JobBell bell) {
    super(ROOM);
    this.bell = bell;
  }

  record ListJobs(
      @Doc("Only jobs that stand so.") Optional<Job.Status> status,
      @Doc("Only jobs of this action.") @Size(max = 40) Optional<String> action) {}

  final Action<ListJobs, Page<Job>> listJobs =
      get("/jobs")
          .named("list_jobs")
          .says("List jobs, newest first.")
          .note("A key sees the jobs it started; with the ability jobs:read, all of the shop's.")
          .alsoCalled(
              "running jobs",
              "recent imports",
              "background work",
              "what is running in the background",
              "unfinished tasks",
              "bulk runs")
          .forAnyKey()
          .takes(ListJobs.class)
          .lists(Job.class, "jobs", "created_at")
          .example(new ListJobs(Optional.empty(), Optional.empty()))
          .reads(this::list);

  private Page<Job> list(ListJobs in, Paging paging, ReadTx tx) {
    return jobs.list(tx, paging, in.status(), in.action());
  }

  record ReadJob(@Doc("Which job.") @Size(min = 1, max = 64) String jobId) {}

  final Action<ReadJob, Job> readJob =
      get("/jobs/:job_id")
          .named("read_job")
          .says("Read how a job is going: its status, progress and counts.")
          .alsoCalled(
              "is my import done",
              "job status",
              "progress of a job",
              "how far is the import",
              "is the bulk run finished",
              "percentage done")
          .forAnyKey()
          .takes(ReadJob.class)
          .gives(Job.class)
          .example(new ReadJob(id("job", 1)))
          .awaits((in, tx) -> jobs.get(tx, in.jobId()), new Wait<>(Job::ended, this::listen));

  private Runnable listen(ReadJob in, Runnable rung) {
    return bell.listen(in.jobId(), rung)::close;
  }

  record ListJobItems(
      @Doc("Of which job.") @Size(min = 1, max = 64) String jobId,
      @Doc("Only items that stand so.") Optional<JobItem.Status> status) {}

  final Action<ListJobItems, Page<JobItem>> listJobItems =
      get("/jobs/:job_id/items")
          .named("list_job_items")
          .says("List what became of each item of a job: its answer, or why it was refused.")
          .note("In the order in which they were sent, unless sorted otherwise.")
          .alsoCalled(
              "which rows failed",
              "why did my bulk update fail",
              "results of a job",
              "errors of an import",
              "outcome of each row",
              "what went wrong in a bulk run")
          .forAnyKey()
          .takes(ListJobItems.class)
          .lists(JobItem.class, "job_items", "+index")
          .example(new ListJobItems(id("job", 2), Optional.empty()))
          .example(new ListJobItems(id("job", 2), Optional.of(JobItem.Status.FAILED)))
          .reads((in, paging, tx) -> jobs.items(tx, paging, in.jobId(), in.status()));

  final Action<ReadJob, Job> cancelJob =
      post("/jobs/:job_id/cancel")
          .named("cancel_job")
          .says("Stop a job: items that have not begun will not.")
          .note("What is done stays done; what is being done at this moment is finished first.")
          .note("A key stops the jobs it started; with jobs:write, any of the shop's.")
          .alsoCalled(
              "stop the import",
              "abort a bulk update",
              "stop a running task",
              "kill the bulk run",
              "do not finish the import")
          .forAnyKey()
          .refuses(Code.FORBIDDEN)
          .takes(ReadJob.class)
          .gives(Job.class)
          .example(new ReadJob(id("job", 5)))
          .writes((in, tx) -> jobs.cancel(tx, in.jobId()));

  final Action<ReadJob, Job> retryFailedJobItems =
      post("/jobs/:job_id/retry_failed")
          .named("retry_failed_job_items")
          .says("Start a new job of the items of a job that failed.")
          .note("The new job is the caller's, who needs the ability to start it.")
          .alsoCalled(
              "try the failed rows again",
              "repeat what did not work",
              "rerun the failures",
              "redo what failed in a job")
          .forAnyKey()
          .refuses(Code.FORBIDDEN)
          .takes(ReadJob.class)
          .gives(Job.class)
          .example(new ReadJob(id("job", 3)))
          .writes((in, tx) -> jobs.retryFailed(tx, in.jobId()));
}
