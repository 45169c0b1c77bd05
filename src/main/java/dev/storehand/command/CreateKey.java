package dev.storehand.command;

import dev.storehand.App;
import dev.storehand.core.db.Mode;
import dev.storehand.core.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a key, also while a server runs. */
@Command(
    name = "create",
    description = "Make a key and print it, this once, alone on the last line.")
final class CreateKey implements Callable<Integer> {
  @Mixin private DataOptions data;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "What it is for, such as the agent's or script's name.")
  private String name;

  @Option(
      names = "--shop",
      paramLabel = "ID",
      description = "Whose shop; the only one unless told.")
  private Optional<String> shop = Optional.empty();

  @Option(
      names = "--abilities",
      paramLabel = "LIST",
      split = ",",
      description = "What it may do, such as stock:read,stock:write; * (everything) unless told.")
  private List<String> abilities = List.of("*");

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "live or test: which data it reaches; live unless told.")
  private Mode mode = Mode.LIVE;

  private final Console console;

  CreateKey(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (App app = data.open()) {
      console.out().println(app.createKey(shopId(app), name, mode, abilities));
    }
    return Exit.WORKED;
  }

  private String shopId(App app) {
    shop.ifPresent(
        id -> {
          if (app.shops().stream().noneMatch(each -> each.id().equals(id))) {
            throw Problem.notFound("Shop", id)
                .hint(
                    "storehand shops create makes one; leave --shop out where there is only one.");
          }
        });
    return shop.orElseGet(app::onlyShop);
  }
}
