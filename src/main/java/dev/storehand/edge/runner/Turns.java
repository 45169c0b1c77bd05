package dev.storehand.edge.runner;

import dev.storehand.core.job.DueJob;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose turn it is: the shop that was served longest ago, and of its jobs the one that was. Each
 * node keeps its own turns, in memory; a shop without work is forgotten.
 */
final class Turns {
  private final Map<String, Long> servedAt = new HashMap<>();
  private long turn;

  /** The due jobs, those first whose turn it is. */
  synchronized List<DueJob> order(List<DueJob> due) {
    Set<String> there =
        due.stream()
            .flatMap(job -> List.of(job.shop(), job.jobId()).stream())
            .collect(Collectors.toSet());
    servedAt.keySet().retainAll(there);
    return due.stream()
        .sorted(
            Comparator.<DueJob>comparingLong(job -> at(job.shop()))
                .thenComparing(job -> at(job.jobId())))
        .toList();
  }

  private long at(String id) {
    return servedAt.getOrDefault(id, 0L);
  }

  /** Notes that a job was served, and with it its shop. */
  synchronized void served(DueJob job) {
    turn++;
    servedAt.put(job.shop(), turn);
    servedAt.put(job.jobId(), turn);
  }
}
