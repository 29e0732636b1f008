package org.spasmwatch.assessment;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.criterion.Decision;
import org.spasmwatch.knowledge.ClinicalUse;

/**
 * One statement held against one exposure of the patient, and against one symptom or one partner
 * where it is about such: what came of it and why. {@code timing} is null when it plays no part.
 */
public record Considered(
    ClinicalUse use,
    Exposure exposure,
    @Nullable Exposure partner,
    @Nullable Symptom symptom,
    @Nullable Timing timing,
    Outcome outcome,
    List<Decision> decisions) {

  /** What came of a statement. The codes are a contract. */
  public enum Outcome {
    SHOWN("shown", "it stands on a card"),
    REFERENCE("reference", "it is published for reading and fires nothing"),
    NOT_TAKEN("not-taken", "the drug is not taken in the way that the statement is about"),
    NO_PARTNER("no-partner", "no other drug of the pair is taken"),
    NO_SYMPTOM("no-symptom", "the patient has no current finding that the statement is about"),
    NOT_MET("not-met", "a condition of the statement is not met"),
    NOT_KNOWN("not-known", "these data cannot decide a condition of the statement"),
    TIMING("timing", "the time of the finding rules the drug out"),
    NEARER("nearer", "another statement is nearer to this patient and speaks instead"),
    NO_CARD("no-card", "it stands only beside a card of its drug and problem, and there is none");

    private final String code;
    private final String spoken;

    Outcome(String code, String spoken) {
      this.code = code;
      this.spoken = spoken;
    }

    public String code() {
      return code;
    }

    public String spoken() {
      return spoken;
    }
  }

  public Considered {
    requireNonNull(use, "use");
    requireNonNull(exposure, "exposure");
    requireNonNull(outcome, "outcome");
    decisions = List.copyOf(decisions);
  }
}
