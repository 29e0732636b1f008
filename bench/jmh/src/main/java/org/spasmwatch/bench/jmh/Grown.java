package org.spasmwatch.bench.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.spasmwatch.codec.Edition;
import org.spasmwatch.codec.KnowledgeFiles;
import org.spasmwatch.codec.Upcasters;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeBase.Records;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.terminology.Code;

/**
 * The catalogue of the program, grown: by drugs that there are not, each with the same few
 * statements. Patients take none of them.
 */
final class Grown {
  /** As many as a drug of the catalogue has. */
  private static final int OF_EACH = 15;

  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

  /** RxNorm gives no number as high as this. */
  private static final int FIRST_CODE = 90_000_000;

  private Grown() {}

  static KnowledgeBase bundled() {
    return Edition.read(KnowledgeFiles.bundled(), Upcasters.CURRENT).knowledge();
  }

  /** The catalogue with that many statements, on drugs with fifteen each. */
  static KnowledgeBase statements(int count) {
    KnowledgeBase bundled = bundled();
    Records records = bundled.records();
    List<UndesirableEffect> models =
        records.uses().stream()
            .filter(UndesirableEffect.class::isInstance)
            .map(UndesirableEffect.class::cast)
            .toList();
    List<ClinicalUse> uses = new ArrayList<>(records.uses());
    for (int i = 0; uses.size() < count; i++) {
      uses.add(copy(models.get(i % models.size()), i));
    }
    return with(bundled, drugs(records.drugs(), uses.size() / OF_EACH), uses);
  }

  /** The catalogue with that many drugs. */
  static KnowledgeBase drugs(int count) {
    KnowledgeBase bundled = bundled();
    return with(bundled, drugs(bundled.records().drugs(), count), bundled.records().uses());
  }

  private static List<Drug> drugs(List<Drug> known, int count) {
    List<Drug> drugs = new ArrayList<>(known);
    IntStream.range(0, Math.max(0, count - known.size())).mapToObj(Grown::drug).forEach(drugs::add);
    return drugs;
  }

  private static Drug drug(int number) {
    String id = subject(number);
    Code code = new Code(RXNORM, String.valueOf(FIRST_CODE + number));
    return new Drug(id, id, Set.of(code), List.of(), List.of());
  }

  private static String subject(int number) {
    return "drug-" + number;
  }

  private static UndesirableEffect copy(UndesirableEffect model, int number) {
    Statement of = model.statement();
    Statement statement =
        new Statement(
            "copy-" + number,
            subject(number / OF_EACH),
            of.use(),
            of.text(),
            of.urgency(),
            of.action(),
            of.population(),
            of.advice(),
            of.evidence());
    return new UndesirableEffect(
        statement, model.effect(), model.presentsAs(), model.phase(), model.frequency());
  }

  private static KnowledgeBase with(
      KnowledgeBase knowledge, List<Drug> drugs, List<ClinicalUse> uses) {
    Records records = knowledge.records();
    return new KnowledgeBase(
        knowledge.version(),
        knowledge.policy(),
        knowledge.terms(),
        new Records(
            drugs,
            records.classes(),
            uses,
            records.sources(),
            records.disagreements(),
            records.versions(),
            records.published()));
  }
}
