package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.knowledge.Terms;
import org.spasmwatch.patient.Coverage;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.KnownReaction;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.NotEvaluated.Cause;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Person;
import org.spasmwatch.patient.Person.Sex;
import org.spasmwatch.patient.Span;

/**
 * Reads the resources of one patient, of FHIR R4, R4B or R5, into facts, in the words of one state
 * of the knowledge: out of a Bundle, or out of what a client prefetched.
 */
public final class FactReader {
  private static final Set<String> NO_RESULT =
      Set.of("entered-in-error", "cancelled", "registered");

  private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);
  private static final DateFields DATES =
      DateFields.of(
          "authoredOn",
          "recordedDate",
          "onsetDateTime",
          "effectiveDateTime",
          "effectiveInstant",
          "effectivePeriod.start",
          "occurenceDateTime",
          "occurencePeriod.start",
          "whenHandedOver");
  private static final DateFields BIRTH = DateFields.of("birthDate");
  private static final DateFields DEATH = DateFields.of("deceasedDateTime");

  private final Terms terms;
  private final int maximumEntries;

  /**
   * @param maximumEntries of resources in one bundle, those of inner bundles counted
   */
  public FactReader(Terms terms, int maximumEntries) {
    this.terms = terms;
    this.maximumEntries = maximumEntries;
  }

  /** The facts at that instant; records from later take no part. */
  public Reading<PatientFacts> read(JsonNode json, Instant at) {
    if (!json.isObject()) {
      return refused(
          Issue.invalid("the body is not a JSON object, but a FHIR Bundle is needed", null));
    }
    String type = json.path("resourceType").asText();
    if (!type.equals("Bundle")) {
      String what = type.isEmpty() ? "has no resourceType" : "is no Bundle";
      return refused(
          Issue.invalid(
              "the resource " + what + "; send a FHIR Bundle of one patient", "resourceType"));
    }
    if (json.has("entry") && !json.path("entry").isArray()) {
      return refused(Issue.invalid("Bundle.entry is not an array", "Bundle.entry"));
    }
    Unread unread = new Unread();
    Bundle bundle = Bundle.of(json, unread);
    return bundle.items().size() > maximumEntries
        ? tooMany("the Bundle has", "Bundle.entry")
        : read(bundle, unread, at);
  }

  /** The facts of what was prefetched; its malformed values have to be refused before. */
  public Reading<PatientFacts> read(Prefetch prefetch, Instant at) {
    Unread unread = new Unread();
    Bundle bundle = Bundle.of(prefetch, unread);
    if (bundle.items().size() + prefetch.moment().resources().size() > maximumEntries) {
      return tooMany("the prefetch keys and the context together have", "prefetch");
    }
    Overlay overlay = Overlay.of(prefetch.moment(), at, bundle);
    if (bundle.items().stream().anyMatch(item -> otherPatient(item, prefetch.patientId()))) {
      return refused(
          Issue.invalid(
              "the prefetch holds a Patient whose id is not context.patientId; send the data of"
                  + " one patient",
              "context.patientId"));
    }
    prefetch.tellGaps(unread);
    Whose whose = Whose.known(prefetch.patientId(), bundle.items(), unread);
    Gathering gathering = gathered(overlay, whose, at);
    boolean inFull = prefetch.findingsInFull() && bundle.items().stream().noneMatch(Item::modified);
    return Reading.of(gathering.facts(whose, unread, inFull));
  }

  private static boolean otherPatient(Item item, String id) {
    return item.type().equals("Patient") && !item.id().isBlank() && !item.id().equals(id);
  }

  private Reading<PatientFacts> tooMany(String what, String where) {
    return refused(
        new Issue("too-costly", what + " more than " + maximumEntries + " resources", where));
  }

  private static Reading<PatientFacts> refused(Issue issue) {
    return Reading.refused(List.of(issue));
  }

  private Reading<PatientFacts> read(Bundle bundle, Unread unread, Instant at) {
    Whose whose = new Whose(bundle.items());
    if (whose.patients() > 1) {
      return refused(
          new Issue(
              "business-rule",
              "the Bundle holds data of "
                  + whose.patients()
                  + " patients; send one Bundle for each patient",
              "Bundle.entry.resource.ofType(Patient)"));
    }
    Overlay none = Overlay.of(Moment.NONE, at, bundle);
    return Reading.of(gathered(none, whose, at).facts(whose, unread, false));
  }

  private Gathering gathered(Overlay overlay, Whose whose, Instant at) {
    Gathering gathering = new Gathering(overlay, at);
    Instant latest = at.plus(CLOCK_TOLERANCE);
    for (Item item : overlay.bundle().items()) {
      if (readable(item, whose) && notLater(item, latest)) {
        gathering.add(item);
      }
    }
    return gathering;
  }

  /**
   * Whether a record may be read at all: of this patient, and without modifiers nobody knows here.
   */
  private static boolean readable(Item item, Whose whose) {
    if (!ResourceTypes.read(item.type())) {
      if (!ResourceTypes.known(item.type())) {
        item.notEvaluated(Cause.FORM, "its resourceType is not one of FHIR R4, R4B or R5");
      }
      return false;
    }
    if (!whose.theirs(item)) {
      item.notEvaluated(Cause.OTHER_SUBJECT, "its subject or focus is not the patient");
      return false;
    }
    if (item.modified()) {
      item.notEvaluated(
          Cause.MODIFIER, "it has a modifier (modifierExtension or implicitRules) not known here");
      return false;
    }
    return true;
  }

  /** A record from after the instant is not known yet; what is only planned may lie ahead. */
  private static boolean notLater(Item item, Instant latest) {
    boolean planned = item.type().equals("MedicationStatement");
    Span dated = planned ? null : item.time(DATES).orElse(null);
    boolean later = dated != null && dated.earliest().isAfter(latest);
    if (later) {
      item.notEvaluated(Cause.DATE, "it is dated after the instant of the assessment");
    }
    return !later;
  }

  /** The facts of one reading while they are collected. */
  private final class Gathering {
    private final Instant at;
    private final Overlay overlay;
    private final Medications medications;
    private final Doses doses;
    private final Findings findings = new Findings(terms);
    private final Measures measures = new Measures(terms);
    private final Reactions reactions = new Reactions(terms);
    private final List<MedicationUse> uses = new ArrayList<>();
    private final List<MedicationUse> dosed = new ArrayList<>();
    private final List<Finding> found = new ArrayList<>();
    private final List<Measurement> measured = new ArrayList<>();
    private final List<KnownReaction> reacted = new ArrayList<>();
    private @Nullable Span born;
    private Person person = Person.UNKNOWN;

    Gathering(Overlay overlay, Instant at) {
      this.at = at;
      this.overlay = overlay;
      Reasons reasons = new Reasons(overlay.bundle(), terms.findings());
      this.medications = new Medications(overlay.bundle(), terms, reasons, at);
      this.doses = new Doses(medications, reasons, at);
    }

    void add(Item item) {
      switch (item.type()) {
        case "Patient" -> patient(item);
        case "MedicationStatement", "MedicationRequest" ->
            medications.read(item, overlay.ordered(item)).ifPresent(uses::add);
        case Doses.DISPENSE, Doses.ADMINISTRATION -> doses.read(item).ifPresent(dosed::add);
        case "Condition" -> findings.ofCondition(item, found);
        case "AllergyIntolerance" -> reactions.read(item).ifPresent(reacted::add);
        case "Observation" -> observation(item);
        default -> {}
      }
    }

    private void patient(Item item) {
      item.time(BIRTH).ifPresent(span -> born = span);
      Sex sex =
          switch (item.at("gender").asText()) {
            case "female" -> Sex.FEMALE;
            case "male" -> Sex.MALE;
            default -> Sex.UNKNOWN;
          };
      boolean deceased =
          item.at("deceasedBoolean").asBoolean(false)
              || item.time(DEATH).filter(d -> !d.earliest().isAfter(at)).isPresent();
      person = new Person(sex, deceased);
    }

    private void observation(Item item) {
      if (!NO_RESULT.contains(item.status())) {
        findings.ofObservation(item, found);
        measures.of(item, measured);
      }
    }

    PatientFacts facts(Whose whose, Unread unread, boolean inFull) {
      Coverage coverage = new Coverage(inFull, medications.unknown());
      uses.addAll(Doses.beside(uses, dosed));
      return new PatientFacts(
          at,
          whose.reference(),
          born,
          uses,
          found,
          measured,
          reacted,
          unread.all(),
          coverage,
          person,
          overlay.orders(uses));
    }
  }
}
