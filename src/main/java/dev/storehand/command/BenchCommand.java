package dev.storehand.command;

import dev.storehand.bench.Bench;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the program on this machine. */
@Command(
    name = "bench",
    description = {
      "Measure speed, start and memory on this machine, in about six minutes, and print a table.",
      "Exits with 1 where a target is missed. The data it makes is in a folder of its own, which it deletes."
    })
final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--seconds",
      paramLabel = "COUNT",
      description = "How long each measure is loaded; ${DEFAULT-VALUE} unless told.")
  private int seconds = 10;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description =
          "One measure, with its baseline: read, mcp, mcp_2026, list, page, preorder_read, preorder_list, tools, tools_plain, adjust, memory (under all of these), import, start, jobs, orders, ledger, market, reports or preorders.")
  private Optional<String> only = Optional.empty();

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = "An empty PostgreSQL database, on which jobs are measured as well.")
  private Optional<String> databaseUrl = Optional.empty();

  @Override
  public Integer call() {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    return Bench.run(new Bench.Options(seconds, only, databaseUrl), out);
  }
}
