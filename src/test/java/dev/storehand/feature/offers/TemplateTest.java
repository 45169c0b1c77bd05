package dev.storehand.feature.offers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts with places: what is filled in, what is refused, and that nothing else can be reached. */
class TemplateTest {
  private static List<String> faults(String text) {
    return new Template()
        .faults("text", Json.mapper().valueToTree(text)).stream().map(Fault::text).toList();
  }

  @Test
  void placesAreFilledInAndWhatIsNotGivenIsLeftEmpty() {
    assertThat(Template.rendered("Save {{ discount }} & {{limit}}!", Map.of("discount", "10 <%>")))
        .isEqualTo("Save 10 <%> & !");
    assertThat(
            Template.rendered(
                "{{# url }}Pay at {{ url }}{{/ url }}{{^ url }}Wait{{/ url }}", Map.of()))
        .isEqualTo("Wait");
  }

  @Test
  void anUnclosedPlaceIsNoTemplate() {
    String sentence = "text is no template: write places as {{ discount }}, each closed";
    assertThat(faults("Save {{ discount")).containsExactly(sentence);
    assertThat(faults("{{# url }} never closed")).containsExactly(sentence);
    assertThat(faults("{{> letter }}")).containsExactly(sentence);
    assertThat(faults("plain } and { too")).isEmpty();
  }

  @Test
  void aPlaceThatIsMisspeltIsTold() {
    assertThat(faults("Save {{ discuont }}"))
        .containsExactly("text has no value for {{ discuont }}; did you mean {{ discount }}?");
  }

  @Test
  void noCodeIsReachedFromATemplate() {
    for (String path :
        List.of(
            "discount.class",
            "discount.class.name",
            "discount.bytes",
            "discount.length",
            "class.classLoader",
            "this.class",
            "discount.hashCode",
            "entrySet",
            "keySet")) {
      assertThat(faults("{{ " + path + " }}")).as(path).hasSize(1);
      assertThat(Template.rendered("[{{ " + path + " }}]", Map.of("discount", "10 %")))
          .as(path)
          .isEqualTo("[]");
    }
  }
}
