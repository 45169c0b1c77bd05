package dev.storehand.core.publish;

import dev.storehand.core.action.Registry;
import dev.storehand.core.call.Answers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Every public text by its path; no key is needed for them. Made when first asked for, then kept;
 * safe for threads.
 */
public final class Site {
  private static final String SKILL = "/skill.md";

  private final Supplier<Text> openApi;
  private final Skill skill;
  private final Map<String, Text> kept = new ConcurrentHashMap<>();

  private Site(Registry registry, Recorded recorded, String publicUrl, Supplier<Text> openApi) {
    this.openApi = openApi;
    this.skill = Skill.of(registry, recorded, publicUrl);
  }

  /**
   * The texts of a registry.
   *
   * @param publicUrl where clients reach this server, such as {@code https://shop.example}
   */
  public static Site of(Registry registry, Recorded recorded, String publicUrl) {
    return new Site(registry, recorded, publicUrl, () -> made(registry, recorded));
  }

  /** The same of the program's own actions, whose OpenAPI document it brings along. */
  public static Site packed(Registry registry, Recorded recorded, String publicUrl) {
    return new Site(
        registry,
        recorded,
        publicUrl,
        () ->
            OpenApi.packed(registry)
                .map(bytes -> Text.of(Text.JSON, bytes))
                .orElseGet(() -> made(registry, recorded)));
  }

  private static Text made(Registry registry, Recorded recorded) {
    return Text.json(OpenApi.of(registry, recorded));
  }

  /**
   * The text at a whole path, such as {@code /api/v2/external/stock/skill.md}; empty where there is
   * none.
   */
  public Optional<Text> at(String path) {
    Text known = kept.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Text> made = make(path);
    made.ifPresent(text -> kept.put(path, text));
    return made;
  }

  private Optional<Text> make(String path) {
    if (path.equals("/llms.txt")) {
      return Optional.of(Text.plain(skill.llms()));
    }
    if (path.startsWith(Answers.PROBLEMS)) {
      return Problems.page(path.substring(Answers.PROBLEMS.length()));
    }
    if (!path.startsWith(Base.PATH + "/")) {
      return DocsPage.at(path);
    }
    String below = path.substring(Base.PATH.length());
    if (below.equals("/openapi.json")) {
      return Optional.of(openApi.get());
    }
    if (below.equals(SKILL)) {
      return Optional.of(Text.markdown(skill.overall()));
    }
    String area =
        below.endsWith(SKILL)
            ? below.substring(1, Math.max(1, below.length() - SKILL.length()))
            : "";
    return skill.areas().contains(area)
        ? Optional.of(Text.markdown(skill.area(area)))
        : Optional.empty();
  }
}
