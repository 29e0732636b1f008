package org.spasmwatch.fhir.r5.render;

import java.util.List;
import org.hl7.fhir.r5.model.Narrative;
import org.hl7.fhir.r5.model.Narrative.NarrativeStatus;

/** The few sentences that a person can read without knowing FHIR. */
public final class Narratives {
  private Narratives() {}

  /** A heading and paragraphs; what is empty is left out. */
  public static Narrative of(String heading, List<String> paragraphs) {
    StringBuilder div = new StringBuilder("<div xmlns=\"http://www.w3.org/1999/xhtml\">");
    div.append("<p><b>").append(escaped(heading)).append("</b></p>");
    paragraphs.stream()
        .filter(p -> !p.isBlank())
        .forEach(p -> div.append("<p>").append(escaped(p)).append("</p>"));
    Narrative narrative = new Narrative().setStatus(NarrativeStatus.GENERATED);
    narrative.setDivAsString(div.append("</div>").toString());
    return narrative;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
