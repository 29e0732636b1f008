package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.DoseStage;

/**
 * Reads the daily dose of a record: what is taken together adds up; of steps one after the other
 * the one in force counts, or, where it is not known which that is, all between the lowest and the
 * highest.
 */
final class Dosages {
  private final Dosing dosing;
  private final Steps steps;
  private final String rendered;
  private final Content content;

  Dosages(Item item, Steps steps, Content content) {
    this.dosing = new Dosing(content);
    this.steps = steps;
    this.content = content;
    this.rendered = item.at("renderedDosageInstruction").asText();
  }

  /** The dose at that instant. */
  Optional<DailyDose> daily(Instant at) {
    List<List<JsonNode>> possible = steps.inForce(at);
    if (possible.isEmpty()) {
      return Sigs.daily(rendered, content);
    }
    List<Optional<DailyDose>> doses = possible.stream().map(this::together).toList();
    return doses.stream().allMatch(Optional::isPresent)
        ? doses.stream().flatMap(Optional::stream).reduce(DailyDose::or)
        : Optional.empty();
  }

  /** The steps of a schedule that says when each of several begins. */
  List<DoseStage> stages() {
    return steps.stages(this::together);
  }

  private Optional<DailyDose> together(List<JsonNode> step) {
    List<Optional<DailyDose>> doses = step.stream().map(dosing::daily).toList();
    return doses.stream().allMatch(Optional::isPresent)
        ? doses.stream().flatMap(Optional::stream).reduce(DailyDose::plus)
        : Optional.empty();
  }
}
