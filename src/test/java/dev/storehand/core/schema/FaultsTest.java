package dev.storehand.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Samples.Everything;
import dev.storehand.core.schema.Samples.Line;
import dev.storehand.core.schema.Samples.Perhaps;
import dev.storehand.core.schema.Samples.Widget;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class FaultsTest {
  /** An input of Everything without faults. */
  static ObjectNode valid() {
    return Json.parse(
        """
        {"text":"ab","code":"a1","flag":true,"small":0,"any":1,"count":2,"big":3,"share":1.25,
         "ratio":0.5,"at":"2026-11-21T10:00:00Z","day":"2026-11-21","mode":"auto",
         "line":{"sku_code":"A","delta":1},"labels":["x"],"lines":[],"facts":{},"counts":{}}
        """);
  }

  @Test
  void aValidInputHasNone() {
    assertThat(Schemas.input(Everything.class).faults(valid())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"text":1}                  | text must be a text
          {"text":null}               | text must not be null; leave it out instead
          {"text":"a"}                | text must be at least 2 characters
          {"text":"abcde"}            | text must be at most 4 characters
          {"code":"A"}                | code must be letters, then digits
          {"flag":"true"}             | flag must be true or false
          {"small":"1"}               | small must be a whole number
          {"small":1.5}               | small must be a whole number
          {"small":-4}                | small must be at least -3
          {"small":8.0}               | small must be at most 7
          {"any":2147483648}          | any must be at most 2147483647
          {"big":9007199254740992}    | big must be at most 9007199254740991
          {"big":1e400}               | big must be at most 9007199254740991
          {"share":"1"}               | share must be a number
          {"share":1.255}             | share must have at most 2 decimals
          {"ratio":1000.01}           | ratio must be at most 1000
          {"ratio":-0.51}             | ratio must be at least -0.5
          {"at":"2026-11-21"}         | at must be a time such as 2026-11-21T10:00:00Z
          {"at":1}                    | at must be a text
          {"day":"2026-02-30"}        | day must be a date such as 2026-11-21
          {"mode":"AUTO"}             | mode must be one of: auto, manual, half_up, pre-paid
          {"mode":null}               | mode must not be null; leave it out instead
          {"mode":1}                  | mode must be a text
          {"line":[]}                 | line must be an object
          {"line":{"sku_code":"A"}}   | line.delta is required
          {"labels":"x"}              | labels must be a list
          {"labels":[]}               | labels must have at least 1 item
          {"labels":["a","b","c","d"]}| labels must have at most 3 items
          {"labels":["a",null]}       | labels[1] must not be null; leave it out instead
          {"labels":["a","bcdef"]}    | labels[1] must be at most 4 characters
          {"lines":[{"sku_code":"A","delta":0}]} | lines[0].delta must be at least 1
          {"facts":{"a":"1","b":"2","c":"3"}} | facts must have at most 2 entries
          {"facts":{"color":"long"}}  | facts.color must be at most 3 characters
          {"counts":{"a b":10}}       | counts.a b must be at most 9
          {"colour":1}                | colour is not a known field; known are text, code, flag, small, any, count, big, share, ratio, at and 7 more
          {"Text":1}                  | Text is not a known field; did you mean text?
          {"cuonts":1}                | cuonts is not a known field; did you mean counts?
          {"line":{"sku_code":"A","delta":1,"skuCode":1}} | line.skuCode is not a known field; did you mean sku_code?
          """)
  void aFaultIsSaidInOurWords(String change, String sentence) {
    ObjectNode input = valid();
    Json.parse(change).properties().forEach(p -> input.set(p.getKey(), p.getValue()));
    assertThat(Schemas.input(Everything.class).faults(input))
        .extracting(Fault::text)
        .containsExactly(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"price":1.5}               | price must be a whole number
          {"number":0}                | number must be at least 1
          {"tags":["abcd"]}           | tags[0] must be at most 3 characters
          {"deep":{"a":[1,5]}}        | deep.a[1] must be at most 4
          {"days":["2026-11-21","x"]} | days[1] must be a date such as 2026-11-21
          {"since":"2026-02-31"}      | since must be a time such as 2026-11-21T10:00:00Z or a day such as 2026-11-21
          {"since":"2026-02-31T10:00:00Z"} | since must be a time such as 2026-11-21T10:00:00Z or a day such as 2026-11-21
          {"since":"yesterday"}       | since must be a time such as 2026-11-21T10:00:00Z or a day such as 2026-11-21
          {"since":1}                 | since must be a text
          {"since":null}              | since must not be null; leave it out instead
          {"ends":["2026-11-21",""]}  | ends[1] must be a time such as 2026-11-21T10:00:00Z or a day such as 2026-11-21
          """)
  void aFaultInAnOptionalPartIsSaidTheSame(String input, String sentence) {
    assertThat(Schemas.input(Perhaps.class).faults(Json.parse(input)))
        .extracting(Fault::text)
        .containsExactly(sentence);
  }

  record Plain(
      @Pattern(regexp = "[a-z]+") @Size(max = 3) String code,
      @Pattern(regexp = "a|b") @Size(max = 3) String choice) {}

  @Test
  void aPatternWithoutWordsIsShown() {
    assertThat(texts(Plain.class, "{\"code\":\"A\",\"choice\":\"ab\"}"))
        .containsExactly("code must match ^[a-z]+$", "choice must match ^(?:a|b)$");
  }

  @Test
  void aPatternHoldsForTheWholeText() {
    assertThat(texts(Plain.class, "{\"code\":\"a\\n\",\"choice\":\"b\"}"))
        .containsExactly("code must match ^[a-z]+$");
    assertThat(texts(Plain.class, "{\"code\":\"ab\",\"choice\":\"a\"}")).isEmpty();
  }

  @Test
  void aPathThatIsClearedTwiceIsAFault() {
    assertThat(
            Schemas.patch(Widget.class)
                .faults(Json.parse("{\"unset\":[\"badge\",\"badge\",\"enabled\"]}")))
        .extracting(Fault::text)
        .containsExactly(
            "unset must not name the same thing twice",
            "unset[2] must be one of: badge, terms, terms.url, style.color, metadata, named");
  }

  @Test
  void faultsComeInTheOrderOfTheSchemaThenOfTheInput() {
    assertThat(
            texts(
                Everything.class,
                """
                {"zebra":1,"apple":2,"lines":[{"delta":0},{"sku_code":7,"hue":1,"delta":1}],
                 "code":"A","text":"abcde","any":1,"count":2,"big":3,"share":1,"ratio":0.5,
                 "day":"2026-11-21","mode":"auto","line":{"sku_code":"A","delta":1},
                 "labels":["x"],"facts":{},"counts":{},"at":"2026-11-21T10:00:00Z"}
                """))
        .containsExactly(
            "text must be at most 4 characters",
            "code must be letters, then digits",
            "flag is required",
            "small is required",
            "lines[0].sku_code is required",
            "lines[0].delta must be at least 1",
            "lines[1].sku_code must be a text",
            "lines[1].hue is not a known field; known are sku_code, delta, remark",
            "zebra is not a known field; known are text, code, flag, small, any, count, big,"
                + " share, ratio, at and 7 more",
            "apple is not a known field; known are text, code, flag, small, any, count, big,"
                + " share, ratio, at and 7 more");
  }

  @Test
  void whatHasAWrongTypeIsSaidOnce() {
    assertThat(texts(Everything.class, "{\"mode\":7,\"text\":null}"))
        .contains("mode must be a text", "text must not be null; leave it out instead")
        .doesNotHaveDuplicates();
  }

  record Lines(@Size(max = 20_000) List<Line> items) {}

  @Test
  void manyFaultsAreCutWhereTheAnswerEnds() {
    ObjectNode input = Json.object();
    ArrayNode items = input.putArray("items");
    IntStream.range(0, 5_000).forEach(i -> items.addObject().put("sku_code", "A"));
    List<Fault> faults = Schemas.input(Lines.class).faults(input);
    assertThat(faults).hasSize(Shape.MOST_FAULTS);
    assertThat(faults.get(7)).isEqualTo(new Fault("items[7].delta", "is required"));
    assertThat(Schemas.input(Lines.class).faults(input, 1_000)).hasSize(1_000);
  }

  @Test
  void aNameSomebodyMadeUpIsCutShort() {
    ObjectNode input = valid();
    input.put("k".repeat(200), 1);
    assertThat(Schemas.input(Everything.class).faults(input).get(0).path())
        .isEqualTo("k".repeat(60) + "…");
  }

  private static List<String> texts(Class<?> record, String input) {
    return Schemas.input(record).faults(Json.parse(input)).stream().map(Fault::text).toList();
  }
}
