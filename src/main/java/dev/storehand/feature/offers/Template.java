package dev.storehand.feature.offers;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Sense;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A text with places to fill in, such as {@code Save {{ discount }}}: Mustache over plain texts, so
 * that no code runs and nothing but what is given can be read.
 */
public final class Template implements Sense {
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler().escapeHTML(false).defaultValue("").withLoader(Template::none);

  @Override
  public List<Fault> faults(String path, JsonNode value) {
    try {
      COMPILER.compile(value.asString(""));
      return List.of();
    } catch (MustacheException e) {
      return List.of(
          new Fault(path, "is no template: write places as {{ discount }}, each closed"));
    }
  }

  /** The text with its places filled in; what is not given is left empty. */
  public static String rendered(String text, Map<String, String> values) {
    return COMPILER.compile(text).execute(values);
  }

  private static java.io.Reader none(String name) {
    throw new MustacheException("no partials: " + name);
  }
}
