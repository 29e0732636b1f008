package org.spasmwatch.workbench.browse;

import java.util.List;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.Contraindication;
import org.spasmwatch.knowledge.ClinicalUse.Indication;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised.Denies;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.knowledge.Statement.Use;
import org.spasmwatch.workbench.Keys;
import org.spasmwatch.workbench.browse.Told.Entry;

/** Makes a statement an entry of a list: under which heading, by which name. */
final class Entries {
  /** The headings of a page, in the order of a monograph. */
  static final List<String> ORDER =
      List.of(
          "sectionOnTreatment",
          "sectionWithdrawal",
          "sectionOverdose",
          "sectionNotRecognised",
          "sectionRedFlags",
          "sectionInteractions",
          "sectionContraindications",
          "sectionPrecautions",
          "sectionDifferentials",
          "sectionIndications",
          "sectionNotEffective",
          "sectionRegulatory");

  private final KnowledgeBase knowledge;
  private final Teller teller;

  Entries(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
    this.teller = new Teller(knowledge);
  }

  /** An entry on the page of that subject. */
  Entry of(ClinicalUse use, String page) {
    Statement statement = use.statement();
    String title = use.match(new Title());
    return new Entry(
        statement.id(),
        title,
        statement.text(),
        statement.use() == Use.REFERENCE ? "" : Keys.of("urgency", statement.urgency()),
        statement.evidence().stream().map(e -> Keys.of("grade", e.grade())).distinct().toList(),
        use.subject().equals(page) ? "" : knowledge.nameOf(use.subject()),
        !knowledge.disagreementsOn(List.of(statement)).isEmpty(),
        use.match(new Details()));
  }

  /** The key of the heading that it stands under. */
  static String heading(ClinicalUse use) {
    return use.match(new Heading());
  }

  private static final class Heading implements ClinicalUse.Cases<String> {
    @Override
    public String undesirableEffect(UndesirableEffect use) {
      return Keys.of("section", use.phase());
    }

    @Override
    public String interaction(Interaction use) {
      return "sectionInteractions";
    }

    @Override
    public String contraindication(Contraindication use) {
      return "sectionContraindications";
    }

    @Override
    public String warning(Warning use) {
      return switch (use.kind()) {
        case RED_FLAG -> "sectionRedFlags";
        case DIFFERENTIAL -> "sectionDifferentials";
        case PRECAUTION -> "sectionPrecautions";
        case REGULATORY -> "sectionRegulatory";
      };
    }

    @Override
    public String indication(Indication use) {
      return "sectionIndications";
    }

    @Override
    public String notRecognised(NotRecognised use) {
      return use.denies() == Denies.CAUSES ? "sectionNotRecognised" : "sectionNotEffective";
    }
  }

  private final class Title implements ClinicalUse.Cases<String> {
    @Override
    public String undesirableEffect(UndesirableEffect use) {
      return teller.finding(use.effect());
    }

    @Override
    public String interaction(Interaction use) {
      return use.syndrome();
    }

    @Override
    public String contraindication(Contraindication use) {
      return use.reason();
    }

    @Override
    public String warning(Warning use) {
      return use.label();
    }

    @Override
    public String indication(Indication use) {
      return use.condition();
    }

    @Override
    public String notRecognised(NotRecognised use) {
      return teller.finding(use.effect());
    }
  }

  private final class Details implements ClinicalUse.Cases<List<String>> {
    @Override
    public List<String> undesirableEffect(UndesirableEffect use) {
      return use.frequency().stream().map(f -> "“" + f.wording() + "”").distinct().toList();
    }

    @Override
    public List<String> interaction(Interaction use) {
      return use.interactants().stream().map(knowledge::nameOf).toList();
    }

    @Override
    public List<String> contraindication(Contraindication use) {
      return List.of();
    }

    @Override
    public List<String> warning(Warning use) {
      return List.of();
    }

    @Override
    public List<String> indication(Indication use) {
      return Stream.of(use.line(), use.dose(), use.duration()).flatMap(Stream::ofNullable).toList();
    }

    @Override
    public List<String> notRecognised(NotRecognised use) {
      return List.of();
    }
  }
}
