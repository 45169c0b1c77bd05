package dev.storehand.feature.offers;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Nearest;
import dev.storehand.core.schema.Sense;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A text with places to fill in, such as {@code Save {{ discount }}}: Mustache over plain texts.
 * Nothing but the texts that are given can be read: no code runs, and no other text is loaded.
 */
public final class Template implements Sense {
  /** Every place there is. Where a text knows no value for one, it is left empty. */
  public static final Set<String> PLACES =
      Set.of(
          "balance",
          "cancel_url",
          "currency",
          "customer",
          "delivery_date",
          "deposit",
          "description",
          "discount",
          "due_date",
          "header",
          "limit",
          "offer",
          "order_id",
          "order_number",
          "product",
          "quantity",
          "reason",
          "remaining",
          "retry_date",
          "shipping_text",
          "shop",
          "token",
          "total",
          "url");

  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .escapeHTML(false)
          .defaultValue("")
          .emptyStringIsFalse(true)
          .withLoader(Template::none)
          .withCollector(new PlainTexts());

  @Override
  public List<Fault> faults(String path, JsonNode value) {
    return unreadable(value.asString(""))
        .map(sentence -> List.of(new Fault(path, sentence)))
        .orElse(List.of());
  }

  private static Optional<String> unreadable(String text) {
    try {
      Named named = new Named(new TreeSet<>());
      COMPILER.compile(text).visit(named);
      return named.names().stream()
          .filter(name -> !PLACES.contains(name))
          .findFirst()
          .map(Template::unknown);
    } catch (MustacheException e) {
      return Optional.of("is no template: write places as {{ discount }}, each closed");
    }
  }

  private static String unknown(String name) {
    return "has no value for {{ %s }}; %s"
        .formatted(
            name,
            Nearest.of(name, PLACES)
                .map(near -> "did you mean {{ " + near + " }}?")
                .orElse("there are " + String.join(", ", new TreeSet<>(PLACES))));
  }

  /** The text with its places filled in; what is not given is left empty. */
  public static String rendered(String text, Map<String, String> values) {
    return COMPILER.compile(text).execute(values);
  }

  private static java.io.Reader none(String name) {
    throw new MustacheException("no other text is loaded: " + name);
  }

  /** Collects the places of a text. */
  private record Named(Set<String> names) implements Mustache.Visitor {
    @Override
    public void visitText(String text) {
      // The library takes a place that is never closed for text.
      if (text.contains("{{")) {
        throw new MustacheException("a place is not closed");
      }
    }

    @Override
    public void visitVariable(String name) {
      names.add(name);
    }

    @Override
    public boolean visitInclude(String name) {
      throw new MustacheException("no other text is loaded: " + name);
    }

    @Override
    public boolean visitParent(String name) {
      throw new MustacheException("no other text is loaded: " + name);
    }

    @Override
    public boolean visitSection(String name) {
      names.add(name);
      return true;
    }

    @Override
    public boolean visitInvertedSection(String name) {
      names.add(name);
      return true;
    }
  }
}
