package dev.storehand.core.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.ReadOnly;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A block of settings said once becomes a read and a deep-partial update. */
class CapabilityTest {
  @Doc("How an offer looks.")
  record Look(
      @Doc("The badge.") Badge badge,
      @Doc("The button's text.") @Size(max = 40) String button,
      @Doc("The footnote.") @Size(max = 100) Optional<String> footnote,
      @ReadOnly @Doc("How often it was changed.") int changes) {}

  record Badge(
      @Doc("Whether it shows.") boolean enabled, @Doc("Its text.") @Size(max = 20) String text) {}

  private static final class Room extends Actions {
    private final List<Look> saved =
        new ArrayList<>(List.of(new Look(new Badge(true, "Soon"), "Order", Optional.of("x"), 1)));

    Room() {
      super(new dev.storehand.core.action.Room("offers", "Offers", "Offers."));
      capability("/offers/:id/look", "offer_look", Look.class)
          .about("how an offer looks")
          .alsoCalled("change the badge")
          .example("{\"id\": \"" + id("ofr", 1) + "\", \"button\": \"Reserve\"}")
          .served(
              (id, tx) -> saved.get(0),
              (patch, tx) -> {
                saved.set(0, patch.applyTo(saved.get(0)));
                return saved.get(0);
              })
          .edit("set_badge_text", "set_offer_badge")
          .says("Write what the badge says, and show it.")
          .takes("badge.text")
          .mayTake("button")
          .sets("badge.enabled", true)
          .setsWith("button", "footnote", "y")
          .clears("footnote")
          .example("{\"id\": \"" + id("ofr", 1) + "\", \"text\": \"Now\"}");
    }
  }

  private final Room room = new Room();
  private final Registry registry = Registry.of(List.of(room));

  private Look patched(String json) {
    return called("update_offer_look", json);
  }

  @SuppressWarnings("unchecked")
  private Look called(String name, String json) {
    Action<Patch<Look>, Look> action =
        (Action<Patch<Look>, Look>) registry.named(name).orElseThrow();
    Call<Patch<Look>> call = action.input().read(Json.parse(json));
    return ((Handler.Write<Patch<Look>, Look>) action.handler()).call().write(call.input(), null);
  }

  @Test
  void itIsTwoActionsAndItsNarrowEdits() {
    assertThat(registry.all())
        .extracting(Action::name)
        .containsExactly("read_offer_look", "update_offer_look", "set_offer_badge");
    assertThat(registry.named("update_offer_look").orElseThrow().notes())
        .containsExactly("Sets: badge.enabled, badge.text, button, footnote.");
  }

  @Test
  void aNarrowEditSetsItsPartsAndWhatGoesWithThem() {
    Look look = called("set_offer_badge", "{\"id\": \"1\", \"text\": \"Now\"}");
    assertThat(look.badge()).isEqualTo(new Badge(true, "Now"));
    assertThat(look.footnote()).as("cleared").isEmpty();
    assertThat(look.button()).isEqualTo("Order");
    Look more = called("set_offer_badge", "{\"id\": \"1\", \"text\": \"Now\", \"button\": \"Go\"}");
    assertThat(more.button()).isEqualTo("Go");
    assertThat(more.footnote()).as("set with the button").contains("y");
  }

  @Test
  void whatIsNotSentStaysAtAnyDepth() {
    Look look = patched("{\"id\": \"1\", \"badge\": {\"text\": \"Now\"}}");

    assertThat(look).isEqualTo(new Look(new Badge(true, "Now"), "Order", Optional.of("x"), 1));
  }

  @Test
  void whatIsUnsetIsCleared() {
    assertThat(patched("{\"id\": \"1\", \"unset\": [\"footnote\"]}").footnote()).isEmpty();
  }

  @Test
  void aFaultIsNamedByItsPath() {
    assertThatThrownBy(
            () -> patched("{\"id\": \"1\", \"badge\": {\"enabled\": \"yes\"}, \"changes\": 3}"))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.faults())
                    .extracting(fault -> fault.path())
                    .contains("badge.enabled", "changes"));
  }
}
