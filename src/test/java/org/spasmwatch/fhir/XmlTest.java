package org.spasmwatch.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {
  private static final int DEPTH = 64;
  private static final String HEAD = "<Bundle xmlns=\"http://hl7.org/fhir\">";

  private static String read(String xml) {
    return read(xml, StandardCharsets.UTF_8);
  }

  /** The JSON, or what is wrong. */
  private static String read(String xml, Charset charset) {
    return new Xml(DEPTH)
        .toJson(xml.getBytes(charset), null)
        .match(json -> json, issues -> "refused: " + issues.get(0).diagnostics());
  }

  private static String bundle(String resource) {
    return HEAD + "<entry><resource>" + resource + "</resource></entry></Bundle>";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE Bundle [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<Bundle xmlns=\"http://hl7.org/fhir\"><id value=\"&x;\"/></Bundle>",
        "<!DOCTYPE Bundle SYSTEM \"http://127.0.0.1:9/evil.dtd\">"
            + "<Bundle xmlns=\"http://hl7.org/fhir\"/>",
        "<!DOCTYPE Bundle [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
            + "<Bundle xmlns=\"http://hl7.org/fhir\"><id value=\"&c;\"/></Bundle>",
        "<!DOCTYPE Bundle><Bundle xmlns=\"http://hl7.org/fhir\"/>",
      })
  void aDocumentTypeIsRefusedWhateverStandsInIt(String xml) {
    assertThat(read(xml))
        .isEqualTo("refused: the XML has a document type or an entity; FHIR has" + " neither");
  }

  @Test
  void anEntityThatNobodyDeclaredIsRefusedWithItsPlace() {
    assertThat(read(HEAD + "<id value=\"&nbsp;\"/></Bundle>"))
        .startsWith("refused: the body is not well-formed XML (line 1, column ");
  }

  @Test
  void whatIsNotWellFormedIsRefusedWithItsPlaceAndWithoutItsWords() {
    assertThat(read(HEAD + "\n<entry><secret></entry></Bundle>"))
        .startsWith("refused: the body is not well-formed XML (line 2, column ")
        .doesNotContain("secret");
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "<extension>".repeat(DEPTH) + "</extension>".repeat(DEPTH);

    assertThat(read(HEAD + deep + "</Bundle>")).isEqualTo("refused: the XML is nested too deeply");
  }

  @Test
  void anotherNamespaceIsRefused() {
    assertThat(read("<Bundle xmlns=\"urn:else\"/>"))
        .isEqualTo("refused: the root element is not of the namespace http://hl7.org/fhir");
  }

  @Test
  void anotherEncodingIsRefused() {
    assertThat(
            read(
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + HEAD + "</Bundle>",
                StandardCharsets.ISO_8859_1))
        .startsWith("refused: the XML names another encoding than UTF-8");
  }

  @Test
  void whatIsNoResourceIsRefusedWithoutItsWords() {
    assertThat(read("<Secret xmlns=\"http://hl7.org/fhir\"/>"))
        .startsWith("refused: the XML holds something that is no resource of FHIR R4")
        .doesNotContain("Secret");
  }

  @Test
  void theElementsSpeakForTheVersion() {
    String r4 =
        bundle(
            "<MedicationRequest><medicationReference><reference value=\"Medication/x\"/>"
                + "</medicationReference></MedicationRequest>");
    String r5 =
        bundle(
            "<MedicationRequest><medication><reference><reference value=\"Medication/x\"/>"
                + "</reference></medication></MedicationRequest>");

    assertThat(read(r4)).contains("\"medicationReference\":{\"reference\":\"Medication/x\"}");
    assertThat(read(r5))
        .contains("\"medication\":{\"reference\":{\"reference\":\"Medication/x\"}}");
  }

  @Test
  void aResourceOfAnUnknownTypeKeepsItsTypeAndItsIdAndStopsNothing() {
    String json =
        read(
            HEAD
                + "<entry><resource><Starship><id value=\"s\"/><crew value=\"secret\"/><contained>"
                + "<Patient><id value=\"inner\"/></Patient></contained></Starship></resource></entry>"
                + "<entry><fullUrl value=\"urn:x:p\"/><resource><Patient><id value=\"p\"/><name>"
                + "<family value=\"A &lt;&amp;&gt; B\"/></name></Patient></resource></entry></Bundle>");

    assertThat(json)
        .contains("{\"id\":\"s\",\"resourceType\":\"Starship\"}")
        .contains("\"family\":\"A <&> B\"", "\"fullUrl\":\"urn:x:p\"")
        .doesNotContain("secret", "inner", "Basic");
  }

  @Test
  void aTypeOfAnotherVersionIsLikeAnUnknownOne() {
    assertThat(read(bundle("<NutritionIntake><id value=\"n\"/></NutritionIntake>")))
        .contains("{\"id\":\"n\",\"resourceType\":\"NutritionIntake\"}");
  }

  @Test
  void anUnknownResourceInsideAnotherStopsNothing() {
    assertThat(
            read(
                bundle(
                    "<Patient><id value=\"p\"/><contained><Starship><id value=\"c\"/></Starship>"
                        + "</contained></Patient>")))
        .contains("\"id\":\"p\"");
  }

  @Test
  void anElementThatNobodyKnowsStopsNothing() {
    assertThat(read(bundle("<Patient><id value=\"p\"/><shoeSize value=\"43\"/></Patient>")))
        .contains("\"id\":\"p\"")
        .doesNotContain("shoeSize");
  }
}
