package org.spasmwatch.fhir.r5.read;

import java.util.List;
import org.spasmwatch.knowledge.Evidence;

/** Reads what a statement or a property rests on. The source itself is a record of its own. */
final class Grounds {
  private static final Evidence NONE =
      new Evidence("-", Evidence.Grade.UNCITED, List.of("-"), null);

  private Grounds() {}

  static List<Evidence> read(Element holder) {
    return holder.extensions("citation").stream().map(Grounds::evidence).toList();
  }

  private static Evidence evidence(Element citation) {
    String source = citation.one("source").at("valueCode").text();
    Evidence.Grade grade =
        citation
            .one("grade")
            .at("valueCoding")
            .own("evidence-grade")
            .constant(Evidence.Grade.class);
    List<String> claims = citation.claims();
    String note = citation.maybe("note").map(e -> e.at("valueMarkdown").text()).orElse(null);
    List.of("artifact", "publisher", "date", "standing", "about")
        .forEach(part -> citation.parts(part).forEach(Element::derived));
    if (claims.isEmpty()) {
      citation.fault("evidence names at least one claim");
      return NONE;
    }
    return new Evidence(source, grade, claims, note);
  }

  /** Of a statement, which has to rest on something. */
  static List<Evidence> required(Element holder) {
    List<Evidence> evidence = read(holder);
    if (evidence.isEmpty()) {
      holder.fault("a statement rests on at least one source, in the extension citation");
      return List.of(NONE);
    }
    return evidence;
  }
}
