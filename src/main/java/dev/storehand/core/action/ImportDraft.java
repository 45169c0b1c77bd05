package dev.storehand.core.action;

import dev.storehand.core.job.Job;
import dev.storehand.core.job.JobAnswer;
import java.util.List;

/** An import while it is being said. */
final class ImportDraft<I extends Record, R> implements Steps.Importing<I, R> {
  private final Importing<I, R> importing;
  private final JobDraft<Import> planned;

  ImportDraft(Draft draft, Class<I> options, ImportReader<R> reader) {
    importing = new Importing<>(options, reader);
    draft.oneOf(Importing.CSV, Importing.ROWS);
    draft.note(
        "Whatever is wrong with the file is told by row and column, and then nothing is imported.");
    planned =
        new JobDraft<>(
            draft,
            Job.Kind.IMPORT,
            new Input<>(
                options,
                importing.shape(),
                draft.reservedOfJobs(),
                List.of(),
                List.of(),
                List.of(List.of(Importing.CSV, Importing.ROWS)),
                (shape, sent) -> importing.bind(sent)));
  }

  @Override
  public Steps.Importing<I, R> example(String json) {
    planned.example(json);
    return this;
  }

  @Override
  public Action<Import, JobAnswer> starts(Work.Take<I, R> take) {
    return planned.starts(importing::plan, new Work.Rows(importing.each(take)));
  }
}
