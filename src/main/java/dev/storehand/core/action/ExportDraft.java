package dev.storehand.core.action;

import dev.storehand.core.csv.CsvFile;
import dev.storehand.core.job.Job;
import dev.storehand.core.job.JobAnswer;
import java.util.List;

/** An export while it is being said. */
final class ExportDraft implements Steps.Exporting {
  private final Exporting<?> exporting;
  private final JobDraft<Export> planned;

  ExportDraft(Draft draft, Action<?, ?> shown, Exporting<?> exporting) {
    this.exporting = exporting;
    draft.note("The job says when the file is ready: download_url holds it for 24 hours.");
    draft.note(CsvFile.FORMULAS);
    planned =
        new JobDraft<>(
            draft,
            Job.Kind.EXPORT,
            new Input<>(
                shown.input().record(),
                exporting.shape(),
                draft.reservedOfJobs(),
                List.of(),
                List.of(),
                shown.input().choices(),
                (shape, sent) -> exporting.bind(sent)));
  }

  @Override
  public Steps.Exporting example(String json) {
    planned.example(json);
    return this;
  }

  @Override
  public Action<Export, JobAnswer> starts() {
    return planned.starts(exporting::plan, new Work.File(exporting));
  }
}
