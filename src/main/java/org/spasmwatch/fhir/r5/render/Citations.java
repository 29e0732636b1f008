package org.spasmwatch.fhir.r5.render;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.DateType;
import org.hl7.fhir.r5.model.Extension;
import org.hl7.fhir.r5.model.RelatedArtifact;
import org.hl7.fhir.r5.model.RelatedArtifact.RelatedArtifactType;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.Evidence;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Source;

/** What statements rest on, and where sources differ; FHIR has no element for either. */
final class Citations {
  private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

  private final KnowledgeBase knowledge;

  Citations(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  /** The source in full, with what is known against it: a reader has to see it at the claim. */
  Extension citation(Evidence evidence) {
    Complex citation =
        new Complex("citation")
            .code("source", evidence.source())
            .coding("grade", Elements.own("evidence-grade", evidence.grade()))
            .claims(evidence.claims())
            .text("note", evidence.note());
    knowledge.source(evidence.source()).ifPresent(source -> describe(citation, source));
    return citation.done();
  }

  private static void describe(Complex citation, Source source) {
    RelatedArtifact artifact =
        new RelatedArtifact()
            .setType(RelatedArtifactType.CITATION)
            .setLabel(source.title())
            .setCitation(
                Stream.of(source.publisher(), source.title(), source.date())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(". ")));
    String date = source.date();
    boolean day = date != null && DATE.matcher(date).matches();
    if (day) {
      artifact.setPublicationDateElement(new DateType(date));
    }
    citation
        .value("artifact", artifact)
        .string("publisher", source.publisher())
        .string("date", day ? null : date)
        .text("standing", source.standing());
    source.claims().forEach(id -> citation.part(Complex.part("about").claims(one(id)).done()));
  }

  private static List<String> one(String id) {
    return List.of(id);
  }

  /** Both sides, each with its source; which of them acts is said, not decided by their order. */
  Extension disagreement(Disagreement disagreement) {
    Complex extension =
        new Complex("disagreement")
            .code("id", disagreement.id())
            .text("topic", disagreement.topic())
            .text("handling", disagreement.handling());
    for (Disagreement.Side side : disagreement.sides()) {
      extension.part(side(side));
    }
    disagreement.statements().stream()
        .sorted()
        .forEach(id -> extension.value("statement", Elements.definition(id)));
    return extension.done();
  }

  private Extension side(Disagreement.Side side) {
    Complex extension =
        Complex.part("side")
            .code("source", side.source())
            .text("says", side.says())
            .claims(side.claims());
    knowledge.source(side.source()).ifPresent(source -> describe(extension, source));
    return extension.done();
  }
}
