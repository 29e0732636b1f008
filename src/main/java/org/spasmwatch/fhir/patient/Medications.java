package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.Terms;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.NotEvaluated.Cause;
import org.spasmwatch.patient.Span;
import org.spasmwatch.patient.Supply;
import org.spasmwatch.terminology.Code;

/**
 * Reads MedicationStatement and MedicationRequest. Which drug: by RxNorm, ATC or SNOMED CT code, of
 * the product or of its ingredients; else by name, less certain. Whether it is taken: by {@link
 * Statuses}.
 */
final class Medications {
  /** Statuses of an order whose date is that of the stop. */
  private static final Set<String> STOPPED = Set.of("stopped", "ended");

  private static final DateFields TAKEN_FROM =
      DateFields.of(
          "effectivePeriod.start",
          "effectiveDateTime",
          "effectiveDosePeriod.start",
          "effectiveTiming.repeat.boundsPeriod.start",
          "effectivePeriod.end");
  private static final DateFields TAKEN_UNTIL =
      DateFields.of(
          "effectivePeriod.end",
          "effectiveDosePeriod.end",
          "effectiveTiming.repeat.boundsPeriod.end");
  private static final DateFields WRITTEN = DateFields.of("authoredOn", "dateAsserted");
  private static final DateFields STATUS_CHANGED = DateFields.of("statusChanged");

  private static final String MEDICATION = "medication";

  private final Bundle bundle;
  private final Terms terms;
  private final Instant at;
  private final Reasons reasons;
  private final Map<List<JsonNode>, String> unknown = new LinkedHashMap<>();

  Medications(Bundle bundle, Terms terms, Reasons reasons, Instant at) {
    this.bundle = bundle;
    this.terms = terms;
    this.at = at;
    this.reasons = reasons;
  }

  /**
   * @param ordered whether it is an order of this moment: then its own end is until when it would
   *     be taken
   */
  Optional<MedicationUse> read(Item item, boolean ordered) {
    Optional<Status> status = Statuses.of(item);
    if (status.isEmpty()) {
      return Optional.empty();
    }
    Named drugs = drugs(item);
    Steps steps = Steps.of(item);
    Span start = start(item);
    Span stop = stop(item, steps);
    Status actual = inTime(status.get(), start, stop, steps);
    if (drugs.keys().isEmpty()) {
      noteUnknown(item, actual, ordered);
      return Optional.empty();
    }
    Dosages dosages = new Dosages(item, steps, drugs.content());
    DailyDose dose = dosages.daily(at).orElse(null);
    return Optional.of(
        new MedicationUse(
            item.reference(),
            drugs.keys(),
            actual,
            start,
            actual == Status.PAST ? notInFuture(stop) : null,
            dose,
            drugs.certain(),
            reasons.of(item),
            ordered && stop != null
                ? new Supply(stop, true)
                : new Supplies(item).until(dose, drugs.content()).orElse(null),
            dosages.stages()));
  }

  /**
   * Only what is known to be taken, or is being ordered, and only what nobody can name: a code of a
   * known system that is not in the tables is most likely another drug, of which there is nothing
   * to say here.
   */
  private void noteUnknown(Item item, Status status, boolean ordered) {
    JsonNode concept = Shapes.concept(item.resource(), MEDICATION);
    JsonNode reference = Shapes.reference(item.resource(), MEDICATION);
    JsonNode meant =
        bundle
            .resolve(item, reference.path("reference").asText())
            .map(m -> m.path("code"))
            .orElse(concept);
    boolean named =
        Coded.of(meant).codes().stream().map(Code::system).anyMatch(terms.drugs()::speaks);
    if (ordered && !named) {
      unknown.put(List.of(concept, reference), item.reference());
    } else if (status == Status.CURRENT && !named) {
      unknown.putIfAbsent(List.of(concept, reference), item.reference());
    }
  }

  /**
   * Records of drugs in use that were not recognised, one for each that is named in other words.
   */
  List<String> unknown() {
    return List.copyOf(unknown.values());
  }

  /** The drugs of a record, and how much of them is in the product, where that is known. */
  record Named(Set<String> keys, boolean certain, Content content) {}

  Named drugs(Item item) {
    JsonNode concept = Shapes.concept(item.resource(), MEDICATION);
    JsonNode medication = item.resource();
    String reference = Shapes.reference(medication, MEDICATION).path("reference").asText();
    if (concept.isMissingNode() && !reference.isBlank()) {
      Optional<JsonNode> resolved = bundle.resolve(item, reference);
      if (resolved.isEmpty()) {
        return unresolved(item, reference);
      }
      medication = resolved.get();
      concept = medication.path("code");
    }
    return named(item, concept, medication);
  }

  /** The Medication is elsewhere; the display of the reference may still say what it is. */
  private Named unresolved(Item item, String reference) {
    String display = Shapes.reference(item.resource(), MEDICATION).path("display").asText();
    Set<String> keys = terms.drugs().namedInParts(display);
    if (keys.isEmpty()) {
      boolean local = reference.startsWith("#");
      item.notEvaluated(
          Cause.REFERENCE,
          local
              ? "its reference leads to no contained Medication"
              : "its Medication is not in the bundle");
    }
    return new Named(keys, false, Content.UNKNOWN);
  }

  private Named named(Item item, JsonNode concept, JsonNode medication) {
    Coded coded = Coded.of(concept);
    Set<String> keys = new TreeSet<>(coded.byCode(terms.drugs()));
    for (JsonNode ingredient : medication.path("ingredient")) {
      keys.addAll(Coded.of(Shapes.concept(ingredient, "item")).byCode(terms.drugs()));
    }
    Content content = Strengths.of(medication, coded.texts());
    if (!keys.isEmpty()) {
      return new Named(keys, true, content);
    }
    if (coded.codes().stream().anyMatch(terms.drugs()::stranger)) {
      return new Named(Set.of(), true, Content.UNKNOWN);
    }
    Set<String> byName = coded.byText(terms.drugs()::namedInParts);
    if (byName.isEmpty()) {
      item.notEvaluated(Cause.UNKNOWN_MEDICINE, unknown(coded));
    }
    return new Named(byName, false, content);
  }

  private String unknown(Coded coded) {
    if (coded.isEmpty()) {
      return "the record names no medication";
    }
    boolean recognised = coded.codes().stream().map(Code::system).anyMatch(terms.drugs()::speaks);
    return recognised
        ? "the medication code " + coded.spoken() + " is not in the loaded tables"
        : "no code of the medication is of a known system, and its name is not a known drug's";
  }

  private static @Nullable Span start(Item item) {
    Optional<Span> start = item.time(TAKEN_FROM);
    if (start.isPresent()) {
      boolean onlyEnd =
          !item.at("effectivePeriod").isMissingNode()
              && item.at("effectivePeriod").path("start").isMissingNode();
      return onlyEnd ? Span.notAfter(start.get().latest()) : start.get();
    }
    return item.time(WRITTEN).map(Span::latest).map(Span::notAfter).orElse(null);
  }

  private static @Nullable Span stop(Item item, Steps steps) {
    return item.time(TAKEN_UNTIL)
        .or(steps::end)
        .or(() -> item.time(STATUS_CHANGED).filter(at -> STOPPED.contains(item.status())))
        .orElse(null);
  }

  /** A period that is over, or not yet begun, says more than a status that nobody updated. */
  private Status inTime(Status status, @Nullable Span start, @Nullable Span stop, Steps steps) {
    boolean over = stop != null && stop.latest().isBefore(at);
    boolean taken = status == Status.CURRENT || status == Status.UNKNOWN;
    if (taken && over) {
      return Status.PAST;
    }
    return taken && ahead(start, steps) ? Status.INTENDED : status;
  }

  /** By its period, or because each of its dosages begins later. */
  private boolean ahead(@Nullable Span start, Steps steps) {
    boolean later = start != null && start.bounded() && start.earliest().isAfter(at);
    return later || steps.begin().filter(s -> s.earliest().isAfter(at)).isPresent();
  }

  private @Nullable Span notInFuture(@Nullable Span stop) {
    return stop != null && stop.earliest().isAfter(at) ? null : stop;
  }
}
