package dev.storehand.feature.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptions in HTML, as Markdown without any of it. */
class HtmlTextTest {

  @Test
  void paragraphsEmphasisListsAndLinksBecomeMarkdown() {
    String html =
        """
        <h2>Care</h2><p>Wash <strong>cold</strong>, <em>never</em> hot.<br>Dry flat.</p>
        <ul><li>Wool</li><li>Made in <a href="https://a.example/x (1)">Leeds</a></li></ul>
        <ol><li>One</li><li>Two</li></ol><blockquote>Soft.</blockquote><hr>
        <img src="https://a.example/1.jpg" alt="A scarf">\
        """;

    assertThat(HtmlText.toMarkdown(html))
        .isEqualTo(
            """
            ## Care

            Wash **cold**, *never* hot.\\
            Dry flat.

            - Wool
            - Made in [Leeds](https://a.example/x%20%281%29)

            1. One
            2. Two

            > Soft.

            ---

            ![A scarf](https://a.example/1.jpg)\
            """);
  }

  @Test
  void plainTextStaysAsItIs() {
    assertThat(HtmlText.toMarkdown("Knitted  jumper, women's fit & soft_wool blend. "))
        .isEqualTo("Knitted jumper, women's fit & soft_wool blend.");
  }

  @Test
  void whatWouldBeMarkdownByAccidentIsEscaped() {
    assertThat(HtmlText.toMarkdown("<p># 1 * [x] `y`</p><p>- no list</p><p>1. nor this</p>"))
        .isEqualTo("\\# 1 \\* \\[x\\] \\`y\\`\n\n\\- no list\n\n1\\. nor this");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>ok",
        "<p onclick='x()'>ok</p>",
        "<style>p{}</style><iframe src='https://e.example'></iframe>ok",
        "<a href='javascript:alert(1)'>ok</a>",
        "<img src='data:text/html,x' onerror='x()'>ok",
        "&lt;script&gt;alert(1)&lt;/script&gt;ok",
        "<svg><script>x</script></svg>ok",
        "<p>ok<!-- <b>hidden</b> --></p>",
        "<<b>script>ok"
      })
  void noMarkupSurvives(String html) {
    String markdown = HtmlText.toMarkdown(html);

    assertThat(markdown)
        .contains("ok")
        .doesNotContain("<")
        .doesNotContain("javascript:")
        .doesNotContain("data:");
  }

  @Test
  void listsInListsAreIndented() {
    assertThat(HtmlText.toMarkdown("<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>"))
        .isEqualTo("- A\n  - B\n- C");
  }
}
