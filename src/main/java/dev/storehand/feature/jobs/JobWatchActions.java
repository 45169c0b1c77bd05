package dev.storehand.feature.jobs;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.StoredFile;
import dev.storehand.core.action.StreamPart;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.job.Job;
import dev.storehand.core.job.JobBell;
import dev.storehand.core.job.JobStore;
import dev.storehand.core.job.ReadyFile;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Size;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** What comes out of a job: its progress as it goes, and the file of an export. */
public final class JobWatchActions extends Actions {
  private final JobStore jobs = new JobStore();
  private final JobBell bell;
  private final Function<String, Path> files;

  /**
   * The actions.
   *
   * @param bell tells those who follow a job
   * @param files where the file of an export lies, by its name
   */
  public JobWatchActions(JobBell bell, Function<String, Path> files) {
    super(JobActions.ROOM);
    this.bell = bell;
    this.files = files;
  }

  record StreamJobEvents(@Doc("Which job.") @Size(min = 1, max = 64) String jobId) {}

  final Action<StreamJobEvents, StreamPart<Job>> streamJobEvents =
      get("/jobs/:job_id/events")
          .named("stream_job_events")
          .says("Follow a job: each event is the job as it then stands, and the last is its end.")
          .note("Events that come too quickly for the reader are left out, never the last.")
          .alsoCalled(
              "watch a job",
              "live progress",
              "progress bar",
              "follow an import as it runs",
              "notify me as a task moves on")
          .forAnyKey()
          .takes(StreamJobEvents.class)
          .streams(Job.class, "events")
          .example(new StreamJobEvents(id("job", 1)))
          .reads(this::events, this::listen);

  private StreamPart<Job> events(StreamJobEvents in, String cursor, ReadTx tx) {
    Job job = jobs.get(tx, in.jobId());
    String here = job.processed() + "-" + job.status().name().charAt(0);
    List<StreamPart.Entry<Job>> news =
        here.equals(cursor) ? List.of() : List.of(new StreamPart.Entry<>(here, job));
    return StreamPart.after(cursor, news, job.ended());
  }

  private Runnable listen(StreamJobEvents in, Runnable rung) {
    return bell.listen(in.jobId(), rung)::close;
  }

  record DownloadExport(@Doc("Which export, by its job.") @Size(min = 1, max = 64) String jobId) {}

  final Action<DownloadExport, StoredFile> downloadExport =
      get("/jobs/:job_id/download")
          .named("download_export")
          .says("Download the file of an export that is ready.")
          .alsoCalled(
              "get the export file",
              "save the csv",
              "fetch the finished spreadsheet",
              "open the exported file")
          .forAnyKey()
          .takes(DownloadExport.class)
          .file("text/csv", "application/jsonl")
          .example(new DownloadExport(id("job", 4)))
          .reads(this::download);

  private StoredFile download(DownloadExport in, ReadTx tx) {
    ReadyFile file = jobs.file(tx, in.jobId());
    Path path = files.apply(file.name());
    if (!Files.isRegularFile(path)) {
      throw Problem.of(Code.UNAVAILABLE, "The file of this export lies on another node")
          .hint("Ask the node that wrote it, or let the nodes share the folder exports.");
    }
    return StoredFile.at(path, file.mediaType(), file.name(), file.bytes(), file.expiresAt());
  }
}
