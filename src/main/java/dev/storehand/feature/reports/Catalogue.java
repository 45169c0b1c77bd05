package dev.storehand.feature.reports;

import dev.storehand.core.action.Action;
import dev.storehand.core.schema.Doc;
import java.util.List;

/** The reports that there are. */
@Doc("The reports that there are.")
record Catalogue(
    @Doc("Each report, with the actions that read and export it.") List<Entry> reports) {

  /** A report. */
  record Entry(
      @Doc("Its name, such as revenue.") String name,
      @Doc("What it shows.") String description,
      @Doc("What it is called besides.") List<String> aliases,
      @Doc("The action that reads it.") String readAction,
      @Doc("The action that exports it.") String exportAction,
      @Doc("Where it is read over REST, below the base path.") String path) {

    static Entry of(Action<?, ?> read) {
      List<String> segments = read.path().segments();
      return new Entry(
          segments.get(segments.size() - 1),
          read.sentence(),
          read.aliases(),
          read.name(),
          read.name().replaceFirst("^read_", "export_"),
          read.path().text());
    }
  }
}
