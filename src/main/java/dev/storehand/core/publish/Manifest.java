package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Registry;
import dev.storehand.core.schema.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published files of the repository, made from the registry. The same registry gives the same
 * bytes on every machine, so a test can compare them.
 */
public final class Manifest {
  /** The file of the OpenAPI document, on disk and on the class path. */
  static final String OPEN_API = "manifest/openapi.json";

  private static final String ACTIONS = "manifest/actions";

  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private Manifest(
      Registry registry,
      Recorded recorded,
      Function<Action<?, ?>, ObjectNode> tool,
      String tables) {
    Help help = Help.of(registry, recorded, Ranking.over(registry));
    Skill skill = Skill.of(registry, recorded, Base.LOCAL);
    Reference reference = Reference.of(registry, recorded);
    ArrayNode tools = Json.mapper().createArrayNode();
    registry.all().forEach(action -> tools.add(tool.apply(action)));
    put("manifest/schema.sql", tables);
    put("manifest/routes.txt", routes(registry));
    put("manifest/help.json", Pretty.file(help.whole()));
    put("manifest/tools.json", Pretty.file(Json.object().set("tools", tools)));
    put(OPEN_API, Pretty.file(OpenApi.of(registry, recorded)));
    put("manifest/problems.json", Pretty.file(Json.object().set("problems", Problems.catalogue())));
    for (Action<?, ?> action : registry.all()) {
      ObjectNode page = Json.object();
      page.set("help", help.entry(action));
      page.set("tool", tool.apply(action));
      put(actionFile(action.name()), Pretty.file(page));
    }
    put("skill.md", skill.overall());
    skill.areas().forEach(area -> put("docs/" + area + ".md", reference.area(area)));
  }

  /**
   * The files of a registry.
   *
   * @param recorded what the examples answered just now
   * @param tool an action as an MCP tool
   * @param tables the statements that make the tables
   */
  public static Manifest of(
      Registry registry,
      Recorded recorded,
      Function<Action<?, ?>, ObjectNode> tool,
      String tables) {
    return new Manifest(registry, recorded, tool, tables);
  }

  /** The file of an action, on disk and on the class path. */
  static String actionFile(String action) {
    return ACTIONS + "/" + action + ".json";
  }

  /**
   * Every file by its path below the repository's root, in order; the bytes are not to be changed.
   */
  public SortedMap<String, byte[]> files() {
    return Collections.unmodifiableSortedMap(files);
  }

  /** Writes every file, and removes those that nothing makes any more. */
  public void write(Path root) {
    try {
      for (var file : files.entrySet()) {
        Path path = root.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
      for (String orphan : orphans(root)) {
        Files.delete(root.resolve(orphan));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What differs on disk, each a sentence, in the order of the paths; empty where all is as it
   * should be.
   */
  public List<String> check(Path root) {
    List<String> differences = new ArrayList<>();
    try {
      for (var file : files.entrySet()) {
        Path path = root.resolve(file.getKey());
        if (!Files.exists(path)) {
          differences.add(file.getKey() + " is missing");
        } else if (!Arrays.equals(Files.readAllBytes(path), file.getValue())) {
          differences.add(file.getKey() + " differs" + where(readable(path), file.getValue()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    orphans(root).forEach(orphan -> differences.add(orphan + " belongs to nothing any more"));
    return differences;
  }

  private static String where(String found, byte[] wanted) {
    List<String> left = found.lines().toList();
    List<String> right = new String(wanted, StandardCharsets.UTF_8).lines().toList();
    int line = 0;
    while (line < left.size() && line < right.size() && left.get(line).equals(right.get(line))) {
      line++;
    }
    return " from line " + (line + 1);
  }

  /**
   * Files of ours that nothing makes any more: of an action, or a reference page with our remark in
   * it.
   */
  private List<String> orphans(Path root) {
    List<String> orphans =
        new ArrayList<>(unknown(root, "docs", path -> readable(path).contains(Reference.REMARK)));
    orphans.addAll(unknown(root, ACTIONS, path -> true));
    return orphans;
  }

  private List<String> unknown(Path root, String folder, Predicate<Path> ours) {
    if (!Files.isDirectory(root.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(root.resolve(folder))) {
      return found
          .filter(
              path ->
                  Files.isRegularFile(path)
                      && !files.containsKey(folder + "/" + path.getFileName())
                      && ours.test(path))
          .map(path -> folder + "/" + path.getFileName())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readable(Path path) {
    try {
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String routes(Registry registry) {
    return registry.all().stream()
        .sorted(
            Comparator.comparing((Action<?, ?> a) -> a.path().text()).thenComparing(Action::verb))
        .map(a -> "%-6s %s %s".formatted(a.verb(), a.path().text(), a.name()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private void put(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
