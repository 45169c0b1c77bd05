package dev.storehand.command;

import dev.storehand.App;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens a further shop. */
@Command(
    name = "create",
    description =
        "Open a further shop and print its id. A first one, \"Main\", is there from the start.")
final class CreateShop implements Callable<Integer> {
  @Mixin private DataOptions data;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "What it is called.")
  private String name;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Its currency, ISO 4217; ${DEFAULT-VALUE} unless told.")
  private String currency = "USD";

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "Its time zone, such as Europe/Berlin; ${DEFAULT-VALUE} unless told.")
  private String timeZone = "UTC";

  private final Console console;

  CreateShop(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (App app = data.open()) {
      console.out().println(app.createShop(name, currency, timeZone).id());
    }
    return Exit.WORKED;
  }
}
