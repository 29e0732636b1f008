package org.spasmwatch.testkit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.Terms;
import org.spasmwatch.patient.Finding.State;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Lexicon;
import org.spasmwatch.terminology.Systems;

/**
 * An oracle for the reader: what a bundle says, by HAPI's parser and HAPI's models, for the kinds
 * of records that Synthea writes. It shares the tables of codes with the program and nothing else.
 */
public record HapiFacts(
    String birthDate,
    Set<OfMedication> medications,
    Set<OfCondition> conditions,
    Set<OfObservation> observations,
    Set<OfAllergy> allergies) {
  private static final Terms TERMS = Knowledge.bundled().terms();
  private static final Set<String> CURRENT = Set.of("active", "recurrence", "relapse");

  /** An order of drugs that the tables know by RxNorm code. */
  public record OfMedication(String reference, Set<String> drugs, boolean active) {}

  /** A condition whose code is that of a finding. */
  public record OfCondition(String reference, String finding, State state) {}

  /** A value of an analyte, in its canonical unit. */
  public record OfObservation(String reference, String analyte, BigDecimal value) {}

  /** An allergy to drugs. */
  public record OfAllergy(String reference, Set<String> drugs) {}

  public static HapiFacts of(Bundle bundle) {
    return new HapiFacts(
        all(bundle, Patient.class).findFirst().orElseThrow().getBirthDateElement().asStringValue(),
        all(bundle, MedicationRequest.class)
            .flatMap(r -> medication(bundle, r).stream())
            .collect(Collectors.toSet()),
        all(bundle, Condition.class).flatMap(HapiFacts::condition).collect(Collectors.toSet()),
        all(bundle, Observation.class).flatMap(HapiFacts::values).collect(Collectors.toSet()),
        all(bundle, AllergyIntolerance.class)
            .flatMap(a -> allergy(a).stream())
            .collect(Collectors.toSet()));
  }

  private static <R extends Resource> Stream<R> all(Bundle bundle, Class<R> type) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast);
  }

  private static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private static Set<String> keys(Lexicon lexicon, CodeableConcept concept, String system) {
    return concept.getCoding().stream()
        .filter(coding -> system.equals(coding.getSystem()))
        .flatMap(coding -> lexicon.of(new Code(system, coding.getCode())).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<OfMedication> medication(Bundle bundle, MedicationRequest request) {
    CodeableConcept concept =
        request.hasMedicationCodeableConcept()
            ? request.getMedicationCodeableConcept()
            : referred(bundle, request.getMedicationReference()).getCode();
    Set<String> drugs = keys(TERMS.drugs(), concept, Systems.RXNORM);
    boolean active = request.getStatus() == MedicationRequest.MedicationRequestStatus.ACTIVE;
    return drugs.isEmpty()
        ? Optional.empty()
        : Optional.of(new OfMedication(reference(request), drugs, active));
  }

  private static Optional<OfAllergy> allergy(AllergyIntolerance allergy) {
    Set<String> drugs = keys(TERMS.drugs(), allergy.getCode(), Systems.RXNORM);
    return drugs.isEmpty()
        ? Optional.empty()
        : Optional.of(new OfAllergy(reference(allergy), drugs));
  }

  private static Medication referred(Bundle bundle, Reference reference) {
    IBaseResource found =
        bundle.getEntry().stream()
            .filter(entry -> reference.getReference().equals(entry.getFullUrl()))
            .findFirst()
            .orElseThrow()
            .getResource();
    return (Medication) found;
  }

  private static Stream<OfCondition> condition(Condition condition) {
    String clinical = condition.getClinicalStatus().getCodingFirstRep().getCode();
    State otherwise =
        clinical == null && !condition.hasAbatement() ? State.OBSERVED : State.RESOLVED;
    State state = clinical != null && CURRENT.contains(clinical) ? State.ACTIVE : otherwise;
    return keys(TERMS.findings(), condition.getCode(), Systems.SNOMED_CT).stream()
        .map(finding -> new OfCondition(reference(condition), finding, state));
  }

  private static Stream<OfObservation> values(Observation observation) {
    Quantity whole = observation.hasValueQuantity() ? observation.getValueQuantity() : null;
    return Stream.concat(
        value(observation, observation.getCode(), whole),
        observation.getComponent().stream().flatMap(part -> value(observation, part)));
  }

  private static Stream<OfObservation> value(
      Observation observation, ObservationComponentComponent part) {
    Quantity quantity = part.hasValueQuantity() ? part.getValueQuantity() : null;
    return value(observation, part.getCode(), quantity);
  }

  private static Stream<OfObservation> value(
      Observation observation, CodeableConcept code, @Nullable Quantity quantity) {
    if (quantity == null) {
      return Stream.empty();
    }
    return keys(TERMS.measurements(), code, Systems.LOINC).stream()
        .flatMap(key -> canonical(TERMS.analyte(key), quantity).stream())
        .map(v -> new OfObservation(reference(observation), v.analyte(), v.value()));
  }

  private record Value(String analyte, BigDecimal value) {}

  private static List<Value> canonical(Analyte analyte, Quantity quantity) {
    var ours = org.spasmwatch.terminology.Quantity.of(quantity.getValue(), quantity.getCode());
    return analyte.canonical(ours).stream()
        .map(q -> new Value(analyte.key(), q.value().stripTrailingZeros()))
        .toList();
  }
}
