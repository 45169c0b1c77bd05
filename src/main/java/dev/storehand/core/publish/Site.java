package dev.storehand.core.publish;

import dev.storehand.core.action.Registry;
import dev.storehand.core.call.Answers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every public text by its path; no key is needed for them. Made when first asked for, then kept;
 * safe for threads.
 */
public final class Site {
  private static final String SKILL = "/skill.md";

  private final Registry registry;
  private final Recorded recorded;
  private final Skill skill;
  private final Map<String, Text> kept = new ConcurrentHashMap<>();

  private Site(Registry registry, Recorded recorded, String publicUrl) {
    this.registry = registry;
    this.recorded = recorded;
    this.skill = Skill.of(registry, recorded, publicUrl);
  }

  /**
   * The texts of a registry.
   *
   * @param publicUrl where clients reach this server, such as {@code https://shop.example}
   */
  public static Site of(Registry registry, Recorded recorded, String publicUrl) {
    return new Site(registry, recorded, publicUrl);
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
      return Optional.of(Text.json(OpenApi.of(registry, recorded)));
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
