package org.spasmwatch.rest.fhir.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final Page PAGE =
      new Page(new Links("https://example.org/fhir/r5", Set.of("Medication", "CodeSystem")));

  @Test
  void nothingOfAResourceIsRun() {
    String page =
        PAGE.of(
            "{\"resourceType\":\"Medication\",\"id\":\"x\",\"text\":{\"div\":\"<div"
                + " onclick='a()'><script>b()</script><p style='x'>c</p><img src='y'/></div>\"},"
                + "\"code\":{\"text\":\"</pre><script>alert(1)</script>\"}}");

    assertThat(page)
        .contains("<div>b()<p>c</p></div>", "&lt;/pre&gt;&lt;script&gt;")
        .doesNotContain("<script", "<img", "style='x'>");
  }

  @Test
  void whatIsOnThisServerCanBeFollowed() {
    String page =
        PAGE.of(
            "{\"resourceType\":\"Medication\",\"id\":\"x\",\"a\":\"Medication/y\","
                + "\"b\":\"https://spasmwatch.org/fhir/CodeSystem/z\",\"c\":\"Patient/1\","
                + "\"d\":\"https://elsewhere.example/fhir/Medication/y\"}");

    assertThat(page)
        .contains(
            "<a href=\"https://example.org/fhir/r5/Medication/y\">",
            "<a href=\"https://example.org/fhir/r5/CodeSystem/z\">")
        .doesNotContain("href=\"https://elsewhere", "Patient/1\">");
  }

  @Test
  void aNarrativeThatIsNoXhtmlIsLeftOut() {
    assertThat(Narrative.of("<div><p>open")).isEmpty();
    assertThat(Narrative.of("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><div>&b;</div>"))
        .doesNotContain("root");
  }
}
