package org.spasmwatch.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeMarkdownTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "[go](javascript:alert(1))",
        "[go](data:text/html;base64,PHNjcmlwdD4=)",
        "[go]( JaVaScRiPt:alert(1) )",
        "<javascript:alert(1)>",
        "![x](https://tracker.example/p.png \"t\")",
        "![](https://tracker.example/p.png)",
        "| a | b |\n|---|---|\n| <svg onload=alert(1)> | ![i](http://t.example/) |",
        "[a]: javascript:alert(1)\n\n[a]",
        "<div style=\"position:fixed\">over all</div>"
      })
  void whatIsHostileIsInert(String markdown) {
    String html = SafeMarkdown.html(markdown).getValue();

    assertThat(html)
        .doesNotContainIgnoringCase("<script", "<img", "<svg", "<div", "<iframe")
        .doesNotContainPattern("(?i)href=\"\\s*(?:javascript|data|vbscript):");
  }

  @Test
  void whatACardIsMadeOfIsRendered() {
    String html =
        SafeMarkdown.html("**Why**\n\n- Sodium `128`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
            .getValue();

    assertThat(html)
        .contains("<strong>Why</strong>", "<li>Sodium <code>128</code></li>", "<table>");
  }

  @Test
  void aLinkToTheWebStaysAndTellsNobodyWhereItWas() {
    assertThat(SafeMarkdown.line("[KDIGO](https://kdigo.org)").getValue())
        .isEqualTo("<a rel=\"noopener noreferrer nofollow\" href=\"https://kdigo.org\">KDIGO</a>");
  }

  @Test
  void anImageIsItsDescription() {
    assertThat(SafeMarkdown.line("see ![the chart](https://t.example/c.png)").getValue())
        .isEqualTo("see the chart");
  }
}
