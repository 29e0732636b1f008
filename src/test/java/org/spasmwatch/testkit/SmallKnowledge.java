package org.spasmwatch.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.Evidence;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.Source;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;

/** A knowledge of one drug, its class and one statement of each kind, with every field in use. */
public final class SmallKnowledge {
  public static final Instant RECORDED = Instant.parse("2026-03-04T05:06:07.089Z");

  private static final Evidence EVIDENCE =
      new Evidence("paper", Evidence.Grade.TRIAL, List.of("SML-01"), "One <trial> & no more.");
  private static final Criterion RENAL =
      new Criterion.Measured("renal", "egfr", "renal-impairment", true, false);
  private static final Criterion OLD = new Criterion.Age("old", "elderly");
  private static final Criterion NEITHER =
      new Criterion.Not("not-fever", new Criterion.Known("k", finding("fever")));

  private SmallKnowledge() {}

  private static Criterion finding(String key) {
    return new Criterion.HasFinding(key, key);
  }

  private static Statement statement(String id, Population population) {
    return new Statement(
        id,
        "mildol",
        Statement.Use.ALERT,
        "Mildol does something, " + id + ".",
        Urgency.SAME_DAY,
        Statement.Action.SEEK_CARE,
        population,
        List.of(
            new Advice(
                "measure",
                Advice.Kind.TEST,
                "Measure.",
                List.of("SML-02"),
                "egfr",
                null,
                null,
                "cramp"),
            new Advice("rest", Advice.Kind.SELF_CARE, "Rest.", List.of(), null, "mildol", NEITHER)),
        List.of(EVIDENCE));
  }

  private static Population population() {
    Criterion any = new Criterion.AtLeast("renal-or-old", 1, List.of(RENAL, OLD));
    Criterion both = new Criterion.AtLeast("all", 2, List.of(finding("cramp"), OLD, RENAL));
    return new Population(
        List.of(any),
        List.of(
            new Population.Modifier(
                both, Population.Changes.LIKELIHOOD, "both", List.of("SML-03"), "Not always."),
            new Population.Modifier(
                new Criterion.Stated("stated", "a long time"),
                Population.Changes.URGENCY,
                "long",
                List.of(),
                null)),
        List.of(
            new Population.UrgencyRule(
                new Criterion.Taking("taking-mildols", "mildols"),
                Urgency.EMERGENCY,
                List.of("SML-04"))));
  }

  private static List<ClinicalUse> uses() {
    Population all = Population.EVERYONE;
    Population two = new Population(List.of(OLD, NEITHER), List.of(), List.of());
    return List.of(
        new ClinicalUse.UndesirableEffect(
            statement("mildol-effect", population()),
            "myoclonus",
            List.of("twitching"),
            ClinicalUse.Phase.OVERDOSE,
            List.of(
                new ClinicalUse.Frequency("rare", List.of("SML-05")),
                new ClinicalUse.Frequency("1 in 9", List.of()))),
        new ClinicalUse.Interaction(
            statement("mildol-pair", all),
            List.of("mildols"),
            "a syndrome",
            List.of("tremor"),
            Urgency.ROUTINE),
        new ClinicalUse.Contraindication(statement("mildol-not", two), "old age"),
        new ClinicalUse.Warning(
            statement("mildol-flag", all),
            ClinicalUse.Warning.Kind.RED_FLAG,
            "fever",
            "cramp",
            finding("fever"),
            "movement"),
        new ClinicalUse.Indication(
            statement("mildol-for", all), "cramp", "second line", "1 mg", "two weeks"),
        new ClinicalUse.NotRecognised(
            statement("mildol-denied", all),
            "muscle-spasm",
            ClinicalUse.NotRecognised.Denies.CAUSES));
  }

  public static KnowledgeBase knowledge() {
    Drug drug =
        new Drug(
            "mildol",
            "mildol",
            Set.of(new Code(Systems.RXNORM, "1"), new Code(Systems.ATC, "X01")),
            List.of("Mildol", "Mild-O"),
            List.of(new Drug.Property(Drug.Kind.MECHANISM, "Nobody knows.", List.of(EVIDENCE))));
    DrugClass drugClass =
        new DrugClass(
            "mildols",
            "mildols",
            Set.of(new Code(Systems.ATC, "X0")),
            List.of(new DrugClass.Member("mildol", DrugClass.Basis.NAMED, "by its name")));
    Disagreement disagreement =
        new Disagreement(
            "con-1",
            "whether",
            List.of(
                new Disagreement.Side("paper", "yes", List.of("SML-06")),
                new Disagreement.Side("paper", "no", List.of("SML-07"))),
            "both are shown",
            Set.of("mildol-effect"),
            Set.of(),
            Disagreement.Scope.ALL);
    KnowledgeBase.Records records =
        new KnowledgeBase.Records(
            List.of(drug),
            List.of(drugClass),
            uses(),
            List.of(
                new Source(
                    "paper",
                    "A paper",
                    "A press",
                    "2026-01",
                    "Small.",
                    Source.Layer.SOURCES,
                    List.of("SML-00"))),
            List.of(disagreement),
            Map.of(
                RecordId.statement("mildol-effect"),
                new RecordVersion(3, RECORDED, RecordVersion.Origin.LOCAL)));
    KnowledgeBase bundled = Knowledge.bundled();
    return new KnowledgeBase("small+1", bundled.policy(), bundled.terms(), records);
  }
}
