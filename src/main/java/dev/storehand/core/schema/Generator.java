package dev.storehand.core.schema;

import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the schema of a record: the one place where the generator is configured. The generator lays
 * out each record (names, order, required, closed); what stands at each component is made here,
 * since its modules lose the annotations of inner type arguments and write an Optional as nullable.
 */
final class Generator {
  private static final Generator ONE = new Generator();

  private static final ClassValue<ObjectNode> RECORDS =
      new ClassValue<>() {
        @Override
        protected ObjectNode computeValue(Class<?> record) {
          return ONE.generate(record);
        }
      };

  private final SchemaGenerator records;

  private Generator() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(
            Json.mapper(),
            SchemaVersion.DRAFT_2020_12,
            new OptionPreset(
                Option.INLINE_ALL_SCHEMAS,
                Option.NONPUBLIC_NONSTATIC_FIELDS_WITHOUT_GETTERS,
                Option.NONPUBLIC_NONSTATIC_FIELDS_WITH_GETTERS,
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT));
    config
        .forFields()
        .withPropertyNameOverrideResolver(f -> part(f).name())
        .withRequiredCheck(f -> !part(f).optional())
        .withCustomDefinitionProvider(
            (f, context) ->
                new CustomPropertyDefinition(component(part(f)), AttributeInclusion.NO));
    config.forTypesInGeneral().withPropertySorter((one, other) -> 0);
    records = new SchemaGenerator(config.build());
  }

  /** The schema of a record that keeps the closed set; not to be changed. */
  static ObjectNode schema(Class<?> record) {
    return RECORDS.get(record);
  }

  private synchronized ObjectNode generate(Class<?> record) {
    ObjectNode laidOut = records.generateSchema(record);
    ObjectNode schema = Json.object().put("type", "object");
    Optional.ofNullable(record.getAnnotation(Doc.class))
        .ifPresent(doc -> schema.put("description", doc.value()));
    schema.putObject("properties");
    schema.setAll(laidOut);
    return schema;
  }

  private static Part part(FieldScope field) {
    Class<?> record = field.getRawMember().getDeclaringClass();
    String name = Part.name(record, field.getRawMember().getName());
    return Part.of(record).stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode component(Part part) {
    return node(part.kind(), part.doc());
  }

  private static ObjectNode node(Kind kind, Optional<String> doc) {
    ObjectNode node = Json.object().put("type", type(kind));
    doc.ifPresent(text -> node.put("description", text));
    if (kind.type() == Instant.class) {
      node.put("format", "date-time");
    } else if (kind.type() == LocalDate.class) {
      node.put("format", "date");
    } else if (kind.type().isEnum()) {
      constants(node.putArray("enum"), kind.type());
    } else if (kind.isRecord()) {
      ObjectNode inner = schema(kind.type()).deepCopy();
      doc.ifPresent(text -> inner.remove("description"));
      node.setAll(inner);
    }
    kind.inner()
        .ifPresent(
            k ->
                node.set(
                    kind.isList() ? "items" : "additionalProperties", node(k, Optional.empty())));
    Bounds.put(node, kind);
    return node;
  }

  private static void constants(ArrayNode into, Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      into.add(Json.mapper().valueToTree(constant));
    }
  }

  private static String type(Kind kind) {
    if (kind.type() == boolean.class) {
      return "boolean";
    }
    if (kind.isWholeNumber()) {
      return "integer";
    }
    if (kind.type() == BigDecimal.class) {
      return "number";
    }
    if (kind.isList()) {
      return "array";
    }
    return kind.isMap() || kind.isRecord() || kind.isAnyObject() ? "object" : "string";
  }
}
