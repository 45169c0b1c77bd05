package dev.storehand.feature.catalog;

import java.util.List;

/**
 * One product of an import, as a job keeps it.
 *
 * @param ofFile whether its lines are numbered as a file's records, else as a list's rows
 */
record ImportItem(String handle, boolean ofFile, List<ImportFile.Line> lines) {
  ImportFile.Naming naming() {
    return ofFile ? ImportFile.Naming.ofFile() : ImportFile.Naming.ofRows();
  }
}
