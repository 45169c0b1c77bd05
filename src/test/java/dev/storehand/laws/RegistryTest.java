package dev.storehand.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Registry;
import dev.storehand.core.action.Room;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The laws of the registry that a start does not check, because they take too long. */
class RegistryTest {

  @Test
  void everyActionOfTheProgramKeepsTheLawsOfSchemasAndExamples() {
    assertThat(App.actions().breaches()).isEmpty();
  }

  record Unbounded(@Doc("No end to it.") String text) {}

  record Bounded(@Doc("Some.") @Size(max = 3) Optional<String> text) {}

  /** A room whose declarations are well said, and wrong. */
  private static final class Wrong extends Actions {
    Wrong() {
      super(new Room("wrong", "Wrong", "What breaks the laws."));
    }

    final Action<Unbounded, Bounded> showText =
        get("/wrong")
            .named("show_text")
            .says("Show a text.")
            .takes(Unbounded.class)
            .gives(Bounded.class)
            .example(new Unbounded("a"))
            .reads((in, tx) -> new Bounded(Optional.empty()));

    final Action<Bounded, Bounded> readText =
        get("/wrong/:id")
            .named("read_text")
            .says("Read a text.")
            .takes(Bounded.class)
            .gives(Bounded.class)
            .example(new Bounded(Optional.of("long")))
            .reads((in, tx) -> in);
  }

  @Test
  void aRegistryNamesEachSchemaAndExampleThatBreaksThem() {
    assertThat(Registry.of(List.of(new Wrong())).breaches())
        .anySatisfy(breach -> assertThat(breach).contains("show_text").contains("text"))
        .anySatisfy(breach -> assertThat(breach).contains("read_text has no required scalar"))
        .anySatisfy(breach -> assertThat(breach).contains("its example does not fit"))
        .hasSize(3);
  }
}
