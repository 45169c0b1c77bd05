package dev.storehand.core.schema;

import dev.storehand.core.problem.Fault;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks through an input, beside its record, for what makes no sense. */
final class Sensing {
  private static final ClassValue<Boolean> ANY =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> record) {
          return Part.of(record).stream().anyMatch(part -> any(part.kind()));
        }
      };

  private static final ClassValue<Sense> SENSES =
      new ClassValue<>() {
        @Override
        protected Sense computeValue(Class<?> sense) {
          try {
            Constructor<?> made = sense.getDeclaredConstructor();
            made.setAccessible(true);
            return (Sense) made.newInstance();
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(sense + " needs a constructor that takes nothing", e);
          }
        }
      };

  /** Places of the wrong shape: what stands there has no meaning. */
  private final Set<String> misshapen;

  private final int most;
  private final List<Fault> faults = new ArrayList<>();

  private Sensing(List<Fault> shape, int most) {
    this.misshapen = shape.stream().map(Fault::path).collect(Collectors.toSet());
    this.most = most;
  }

  private static boolean any(Kind kind) {
    return kind.bound(Means.class).isPresent()
        || (kind.isRecord() ? ANY.get(kind.type()) : kind.inner().map(Sensing::any).orElse(false));
  }

  /** What makes no sense in an input, given what is wrong with its shape; at most so many. */
  static List<Fault> faults(Class<?> record, ObjectNode input, List<Fault> shape, int most) {
    if (!ANY.get(record)) {
      return List.of();
    }
    Sensing sensing = new Sensing(shape, most);
    sensing.record("", record, input);
    return sensing.faults.stream().limit(most).toList();
  }

  /** The same for each item of a list of records that stands at a path. */
  static List<Fault> faultsOfItems(
      String path, Class<?> record, JsonNode items, List<Fault> shape, int most) {
    if (!ANY.get(record)) {
      return List.of();
    }
    Sensing sensing = new Sensing(shape, most);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof ObjectNode item) {
        sensing.record(Path.item(path, i), record, item);
      }
    }
    return sensing.faults.stream().limit(most).toList();
  }

  private void record(String path, Class<?> record, ObjectNode input) {
    for (Part part : Part.of(record)) {
      JsonNode value = input.get(part.name());
      if (value != null && any(part.kind())) {
        value(Path.field(path, part.name()), part.kind(), value);
      }
    }
  }

  private void value(String path, Kind kind, JsonNode value) {
    if (faults.size() >= most || misshapen.contains(path)) {
      return;
    }
    kind.bound(Means.class)
        .ifPresent(means -> faults.addAll(SENSES.get(means.value()).faults(path, value)));
    if (kind.isRecord() && value instanceof ObjectNode object) {
      record(path, kind.type(), object);
    } else if (kind.isList()) {
      Kind item = kind.inner().orElseThrow();
      for (int i = 0; i < value.size(); i++) {
        value(Path.item(path, i), item, value.get(i));
      }
    } else if (kind.isMap()) {
      Kind entry = kind.inner().orElseThrow();
      value
          .properties()
          .forEach(each -> value(Path.field(path, each.getKey()), entry, each.getValue()));
    }
  }
}
