package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r5.model.AllergyIntolerance;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.CodeableReference;
import org.hl7.fhir.r5.model.Condition;
import org.hl7.fhir.r5.model.DateTimeType;
import org.hl7.fhir.r5.model.DomainResource;
import org.hl7.fhir.r5.model.Enumerations.ObservationStatus;
import org.hl7.fhir.r5.model.Medication;
import org.hl7.fhir.r5.model.MedicationRequest;
import org.hl7.fhir.r5.model.MedicationRequest.MedicationrequestStatus;
import org.hl7.fhir.r5.model.MedicationStatement;
import org.hl7.fhir.r5.model.MedicationStatement.MedicationStatementStatusCodes;
import org.hl7.fhir.r5.model.Observation;
import org.hl7.fhir.r5.model.Patient;
import org.hl7.fhir.r5.model.Quantity;
import org.hl7.fhir.r5.model.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.Xml;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Knowledge;

/**
 * The reader against HAPI in the versions and forms beside R4 in JSON: patients built of HAPI's own
 * models of R5, and Synthea's records as R4B and as XML.
 */
class VersionsOracleTest {
  private static final List<String> DRUGS =
      List.of("gabapentin", "amitriptyline", "lamotrigine", "baclofen", "cyclobenzaprine");
  private static final List<String> FINDINGS = List.of("17450006", "91175000");

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  static List<Path> records() throws IOException {
    return HapiOracleTest.records();
  }

  private static IParser parser(IParser parser) {
    return parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
  }

  private static PatientFacts facts(String json) {
    return Assessed.facts(Bundles.json(json), Bundles.AT);
  }

  private static String fromXml(String xml, FhirVersion version) {
    return new Xml(64)
        .toJson(xml.getBytes(StandardCharsets.UTF_8), version)
        .match(
            json -> json,
            issues -> {
              throw new AssertionError(issues.toString());
            });
  }

  /** What the models say, taken down while they are built. */
  private static final class Generated {
    final Bundle bundle = new Bundle();
    final Set<String> expected = new TreeSet<>();
    private final Random random;
    private int number;

    Generated(long seed) {
      random = new Random(seed);
      bundle.setType(Bundle.BundleType.COLLECTION);
      Patient patient = new Patient();
      patient.setId("p");
      bundle.addEntry().setResource(patient);
      for (int i = 0; i < 6; i++) {
        statement();
        request();
        condition();
        observation();
        allergy();
      }
    }

    private <R extends DomainResource> R added(R resource) {
      resource.setId("r" + number++);
      bundle.addEntry().setResource(resource);
      return resource;
    }

    private <T> T one(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }

    private static CodeableConcept coded(String system, String code) {
      CodeableConcept concept = new CodeableConcept();
      concept.addCoding().setSystem(system).setCode(code);
      return concept;
    }

    private static CodeableConcept drug(String id) {
      String code =
          Knowledge.bundled().drug(id).orElseThrow().codes().stream()
              .filter(c -> c.system().equals(Systems.RXNORM))
              .map(Code::code)
              .sorted()
              .findFirst()
              .orElseThrow();
      return coded(Systems.RXNORM, code);
    }

    private static Reference patient() {
      return new Reference("Patient/p");
    }

    /** By code, by a contained Medication, or by one elsewhere in the Bundle. */
    private CodeableReference medication(String drug, DomainResource owner) {
      CodeableReference medication = new CodeableReference();
      int way = random.nextInt(3);
      if (way == 0) {
        return medication.setConcept(drug(drug));
      }
      Medication product = new Medication();
      product.addIngredient().setItem(new CodeableReference().setConcept(drug(drug)));
      if (way == 1) {
        product.setId("#inside");
        owner.addContained(product);
        return medication.setReference(new Reference("#inside"));
      }
      added(product);
      return medication.setReference(new Reference("Medication/" + product.getIdPart()));
    }

    private void statement() {
      MedicationStatement statement = added(new MedicationStatement());
      String drug = one(DRUGS);
      statement.setStatus(MedicationStatementStatusCodes.RECORDED);
      statement.setSubject(patient());
      statement.setMedication(medication(drug, statement));
      statement.setEffective(new DateTimeType("2026-03-0" + (1 + random.nextInt(9))));
      String adherence = one(List.of("taking", "stopped", "not-taking", "unknown", ""));
      if (!adherence.isEmpty()) {
        statement
            .getAdherence()
            .setCode(
                coded("http://hl7.org/fhir/CodeSystem/medication-statement-adherence", adherence));
      }
      String status =
          adherence.equals("taking") ? "CURRENT" : adherence.equals("stopped") ? "PAST" : "UNKNOWN";
      if (!adherence.equals("not-taking")) {
        expected.add("drug " + statement.fhirType() + "/" + statement.getIdPart() + drug + status);
      }
    }

    private void request() {
      MedicationRequest request = added(new MedicationRequest());
      String drug = one(DRUGS);
      MedicationrequestStatus status =
          one(
              List.of(
                  MedicationrequestStatus.ACTIVE,
                  MedicationrequestStatus.ENDED,
                  MedicationrequestStatus.CANCELLED));
      request.setStatus(status);
      request.setIntent(MedicationRequest.MedicationRequestIntent.ORDER);
      request.setSubject(patient());
      request.setMedication(medication(drug, request));
      request.setAuthoredOnElement(new DateTimeType("2026-04-01"));
      if (status != MedicationrequestStatus.CANCELLED) {
        String use = status == MedicationrequestStatus.ACTIVE ? "CURRENT" : "PAST";
        expected.add("drug " + request.fhirType() + "/" + request.getIdPart() + drug + use);
      }
    }

    private void condition() {
      Condition condition = added(new Condition());
      String code = one(FINDINGS);
      boolean active = random.nextBoolean();
      condition.setSubject(patient());
      condition.setCode(coded(Systems.SNOMED_CT, code));
      condition.setClinicalStatus(
          coded(
              "http://terminology.hl7.org/CodeSystem/condition-clinical",
              active ? "active" : "resolved"));
      expected.add(
          "finding Condition/"
              + condition.getIdPart()
              + Knowledge.bundled().terms().findings().of(new Code(Systems.SNOMED_CT, code))
              + (active ? "ACTIVE" : "RESOLVED"));
    }

    private void observation() {
      Observation observation = added(new Observation());
      BigDecimal value = BigDecimal.valueOf(1200 + random.nextInt(200), 1);
      observation.setStatus(ObservationStatus.FINAL);
      observation.setSubject(patient());
      observation.setCode(coded(Systems.LOINC, "2951-2"));
      observation.setEffective(new DateTimeType(new Date(Bundles.AT.toEpochMilli() - 100_000)));
      observation.setValue(
          new Quantity().setValue(value).setSystem(Systems.UCUM).setCode("mmol/L"));
      expected.add("value Observation/" + observation.getIdPart() + "sodium" + plain(value));
    }

    private void allergy() {
      AllergyIntolerance allergy = added(new AllergyIntolerance());
      String drug = one(DRUGS);
      allergy.setPatient(patient());
      allergy.setCode(drug(drug));
      allergy
          .addReaction()
          .addManifestation(
              new CodeableReference().setConcept(coded(Systems.SNOMED_CT, "17450006")));
      expected.add("allergy AllergyIntolerance/" + allergy.getIdPart() + drug + "[myoclonus]");
    }
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  private static Set<String> said(PatientFacts facts) {
    List<String> said = new ArrayList<>();
    facts
        .medications()
        .forEach(m -> said.add("drug " + m.reference() + String.join("", m.drugs()) + m.status()));
    for (Finding f : facts.findings()) {
      said.add("finding " + f.reference() + Set.of(f.concept()) + f.state());
    }
    for (Measurement m : facts.measurements()) {
      said.add("value " + m.reference() + m.analyte() + plain(m.value().value()));
    }
    facts
        .reactions()
        .forEach(
            r ->
                said.add(
                    "allergy " + r.reference() + String.join("", r.drugs()) + r.manifestations()));
    return said.stream().collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void patientsOfR5SayWhatTheirModelsSay(long seed) {
    Generated generated = new Generated(seed);
    String json =
        FhirContext.forR5Cached().newJsonParser().encodeResourceToString(generated.bundle);

    assertThat(said(facts(json))).isEqualTo(generated.expected);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void patientsOfR5SayTheSameInXml(long seed) {
    Generated generated = new Generated(seed);
    String xml = FhirContext.forR5Cached().newXmlParser().encodeResourceToString(generated.bundle);

    assertThat(said(facts(fromXml(xml, FhirVersion.R5)))).isEqualTo(generated.expected);
  }

  @ParameterizedTest
  @MethodSource("records")
  void aRecordSaysTheSameAsR4bAndInXml(Path file) throws IOException {
    String json = Files.readString(file);
    PatientFacts asSent = facts(json);
    FhirContext r4b = FhirContext.forR4BCached();
    IBaseBundle bundle = (IBaseBundle) parser(r4b.newJsonParser()).parseResource(json);

    assertThat(facts(r4b.newJsonParser().encodeResourceToString(bundle))).isEqualTo(asSent);
    assertThat(facts(fromXml(r4b.newXmlParser().encodeResourceToString(bundle), FhirVersion.R4B)))
        .isEqualTo(asSent);
  }
}
