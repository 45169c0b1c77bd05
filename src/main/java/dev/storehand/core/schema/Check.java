package dev.storehand.core.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.regex.RegularExpression;
import dev.storehand.core.problem.Fault;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A compiled schema: the one place where the validator is configured. Draft 2020-12, formats are
 * checked.
 */
final class Check {
  private static final SchemaRegistry REGISTRY = registry();

  private final ObjectNode schema;
  private final Schema compiled;

  Check(ObjectNode schema) {
    this.schema = schema;
    this.compiled = REGISTRY.getSchema(exact(schema.deepCopy()));
    this.compiled.initializeValidators();
  }

  List<Fault> faults(ObjectNode input, int most) {
    ObjectNode bounded = Excess.cut(schema, input);
    List<Error> errors = compiled.validate(bounded);
    return errors.isEmpty() ? List.of() : new Faults(schema, bounded).of(errors, most);
  }

  /**
   * Bounds of whole numbers as decimals: compared as longs, which is what the validator does with a
   * long, an input such as 1e400 throws.
   */
  private static JsonNode exact(JsonNode schema) {
    for (String bound : List.of("minimum", "maximum")) {
      if (schema instanceof ObjectNode object && object.path(bound).isIntegralNumber()) {
        object.put(bound, object.get(bound).decimalValue());
      }
    }
    schema.forEach(Check::exact);
    return schema;
  }

  private static SchemaRegistry registry() {
    Dialect dialect =
        Dialect.builder(Dialects.getDraft202012())
            .format(new TimeFormat("date-time", text -> Times.time(text).isPresent()))
            .format(new TimeFormat("date", text -> Times.date(text).isPresent()))
            .build();
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .losslessNarrowing(true)
            .regularExpressionFactory(Check::whole)
            .build();
    return SchemaRegistry.withDefaultDialect(
        dialect, builder -> builder.schemaRegistryConfig(config).schemaCacheEnabled(false));
  }

  /**
   * A closing $ means the very end, as in JSON Schema, not also the place before a last line break
   * as in Java. Of times and days, of which a pattern cannot tell the real ones, {@link Times} is
   * asked, as the mapper does.
   */
  private static RegularExpression whole(String regexp) {
    if (regexp.equals(Times.TIME_OR_DAY)) {
      return text -> Times.timeOrDay(text).isPresent();
    }
    boolean anchored = regexp.endsWith("$") && !regexp.endsWith("\\$");
    String strict = anchored ? regexp.substring(0, regexp.length() - 1) + "\\z" : regexp;
    Pattern pattern = Pattern.compile(strict);
    return text -> pattern.matcher(text).find();
  }

  /** A format that asks {@link Times}, as the mapper does. */
  private record TimeFormat(String name, Predicate<String> test) implements Format {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
      return test.test(value);
    }
  }
}
