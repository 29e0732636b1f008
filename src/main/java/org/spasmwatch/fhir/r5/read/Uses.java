package org.spasmwatch.fhir.r5.read;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised.Denies;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.knowledge.Urgency;

/**
 * Reads what is particular to each kind of statement; the kind is said by type and warning code.
 */
record Uses(Words words, Groups groups) {
  private static final String TYPES =
      "undesirable-effect, interaction, contraindication, warning, indication";

  ClinicalUse read(Element definition) {
    Statement statement = new Statements(words, groups).read(definition);
    Element type = definition.at("type");
    return switch (type.text()) {
      case "undesirable-effect" -> undesirableEffect(definition, statement);
      case "interaction" -> interaction(definition, statement);
      case "contraindication" ->
          new ClinicalUse.Contraindication(statement, text(definition.at("contraindication")));
      case "warning" -> warning(definition, statement);
      case "indication" -> indication(definition, statement);
      default -> {
        type.fault("the type is one of " + TYPES);
        yield new ClinicalUse.Contraindication(statement, "-");
      }
    };
  }

  private static String text(Element backbone) {
    return backbone.at("diseaseSymptomProcedure").at("concept").at("text").text();
  }

  private ClinicalUse undesirableEffect(Element definition, Statement statement) {
    Element backbone = definition.at("undesirableEffect");
    ClinicalUse.Phase phase = phase(definition);
    if (phase == ClinicalUse.Phase.OVERDOSE) {
      overdose(definition);
    }
    List<ClinicalUse.Frequency> frequencies =
        definition.extensions("frequency").stream().map(Uses::frequency).toList();
    if (!frequencies.isEmpty()) {
      backbone.derived("frequencyOfOccurrence");
    }
    return new ClinicalUse.UndesirableEffect(
        statement,
        words.finding(backbone.at("symptomConditionEffect").at("concept")),
        findings(definition, "presents-as"),
        phase,
        frequencies);
  }

  /** On treatment is what a reader takes for granted where nothing is said. */
  private static ClinicalUse.Phase phase(Element definition) {
    return definition
        .maybeModifier("phase")
        .map(e -> e.at("valueCode").constant(ClinicalUse.Phase.class))
        .orElse(ClinicalUse.Phase.ON_TREATMENT);
  }

  private static void overdose(Element definition) {
    definition.each("category").stream()
        .flatMap(c -> c.each("coding").stream())
        .filter(c -> c.node().path("code").asText().equals("Overdose"))
        .forEach(c -> c.derived("system", "code", "display"));
  }

  private static ClinicalUse.Frequency frequency(Element extension) {
    return new ClinicalUse.Frequency(
        extension.one("wording").at("valueString").text(), extension.claims());
  }

  private List<String> findings(Element definition, String extension) {
    return definition.extensions(extension).stream()
        .map(e -> words.finding(e.at("valueCodeableConcept")))
        .toList();
  }

  private ClinicalUse interaction(Element definition, Statement statement) {
    Element backbone = definition.at("interaction");
    backbone.derived("type");
    List<String> effects = findings(definition, "effect");
    Urgency together =
        definition.maybeExtension("urgency-together").map(Statements::urgency).orElse(null);
    if (effects.isEmpty() && together == null) {
      definition.fault("an interaction has effects, or an urgency of the drugs together");
      together = Urgency.ROUTINE;
    }
    return new ClinicalUse.Interaction(
        statement,
        backbone.each("interactant").stream()
            .map(i -> i.at("itemReference").reference("Medication"))
            .toList(),
        backbone.at("effect").at("concept").at("text").text(),
        effects,
        together);
  }

  private ClinicalUse indication(Element definition, Statement statement) {
    Element backbone = definition.at("indication");
    return new ClinicalUse.Indication(
        statement,
        text(backbone),
        markdown(definition, "place-in-therapy"),
        markdown(definition, "dose"),
        backbone.at("durationString").maybeText().orElse(null));
  }

  private static @Nullable String markdown(Element definition, String extension) {
    return definition.maybeExtension(extension).map(e -> e.at("valueMarkdown").text()).orElse(null);
  }

  private ClinicalUse warning(Element definition, Statement statement) {
    Element backbone = definition.at("warning");
    if (backbone.node().path("description").asText().equals(statement.text())) {
      backbone.derived("description");
    }
    backbone.at("code").derived("text");
    Element code =
        backbone.at("code").each("coding").stream()
            .findFirst()
            .orElseGet(() -> backbone.at("code").at("coding"))
            .own("warning-type");
    return switch (code.node().asText()) {
      case "not-recognised-effect" -> notRecognised(definition, statement, code, Denies.CAUSES);
      case "not-effective" -> notRecognised(definition, statement, code, Denies.TREATS);
      default -> warning(definition, statement, code.constant(ClinicalUse.Warning.Kind.class));
    };
  }

  private ClinicalUse notRecognised(
      Element definition, Statement statement, Element code, Denies denies) {
    code.text();
    Element effect = definition.modifier("denied-effect");
    return new ClinicalUse.NotRecognised(
        statement, words.finding(effect.at("valueCodeableConcept")), denies);
  }

  private ClinicalUse warning(
      Element definition, Statement statement, ClinicalUse.Warning.Kind kind) {
    Criterion signs =
        definition
            .maybeExtension("signs")
            .map(e -> groups.criterion(e.at("valueReference")))
            .orElse(null);
    if (signs == null && kind == ClinicalUse.Warning.Kind.RED_FLAG) {
      definition.fault("a red flag has signs, in the extension signs");
      signs = Criteria.none();
    }
    return new ClinicalUse.Warning(
        statement,
        kind,
        definition.extension("label").at("valueString").text(),
        definition
            .maybeExtension("index-finding")
            .map(e -> words.finding(e.at("valueCodeableConcept")))
            .orElse(null),
        signs,
        definition.extension("problem").at("valueCoding").own("problem").text());
  }
}
