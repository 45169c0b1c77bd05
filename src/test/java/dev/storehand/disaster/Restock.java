package dev.storehand.disaster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.kit.Answer;
import dev.storehand.kit.Books;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Bulk jobs that add to the stock, each item under a name of its own, and what must be true of them
 * at any moment: what is counted as done was done, once, and nothing else was.
 */
final class Restock {
  private final Books books;
  private final int stocked;
  private final Map<String, List<Books.Write>> jobs = new LinkedHashMap<>();

  Restock(App app, int stocked) {
    this.books = Books.in(app, stocked);
    this.stocked = stocked;
  }

  Books books() {
    return books;
  }

  /** Asks for so many additions; gives the job's id. */
  String start(App app, int items) {
    String prefix = "j" + jobs.size() + "-";
    List<Books.Write> writes =
        IntStream.range(0, items).mapToObj(i -> books.write(prefix + i, i)).toList();
    String all = writes.stream().map(Books.Write::input).collect(Collectors.joining(", "));
    String job = books.ask(app, "bulk_adjust_stock", "{\"items\": [" + all + "]}").text("job_id");
    jobs.put(job, writes);
    return job;
  }

  Answer job(App app, String id) {
    return books.ask(app, "read_job", "{\"job_id\": \"" + id + "\"}");
  }

  String status(App app, String id) {
    return job(app, id).text("status");
  }

  /** Whatever happened: effect, outcome, counter, ledger, audit and event are there together. */
  void check(App app) {
    checkCounts(app);
    books.check(app);
    Answer integrity = books.ask(app, "check_integrity", "{}");
    assertThat(integrity.at("differences")).isEmpty();
    assertThat(integrity.at("sound").booleanValue()).isTrue();
  }

  /** The same by numbers alone, which is quick while many are done. */
  void checkCounts(App app) {
    long done = jobs.keySet().stream().mapToLong(job -> done(app, job)).sum();
    assertThat(total(app, "list_stock_movements", "{}")).isEqualTo(stocked + done);
    assertThat(total(app, "list_audit_entries", "{\"action\": \"adjust_stock\"}")).isEqualTo(done);
    assertThat(total(app, "list_events", "{\"type\": \"stock.item.updated\"}")).isEqualTo(done);
  }

  /** How many items of a job are done, each of them well. */
  private long done(App app, String id) {
    Answer job = job(app, id);
    long processed = job.number("processed");
    assertThat(job.number("total")).isEqualTo(jobs.get(id).size());
    assertThat(job.number("succeeded")).isEqualTo(processed);
    assertThat(
            total(app, "list_job_items", "{\"job_id\": \"" + id + "\", \"status\": \"succeeded\"}"))
        .isEqualTo(processed);
    if (job.text("status").equals("completed")) {
      assertThat(processed).isEqualTo(jobs.get(id).size());
      jobs.get(id).forEach(books::accepted);
    } else {
      assertThat(job.text("status")).isEqualTo("running");
    }
    return processed;
  }

  private long total(App app, String action, String json) {
    return books.ask(app, action, json).number("meta.total_count");
  }
}
