package org.spasmwatch.fhir.r5;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.time.Instant;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Test;
import org.spasmwatch.app.audit.AuditRecord;
import org.spasmwatch.fhir.Edition.Server;
import org.spasmwatch.fhir.r5.audit.AuditEdition;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.AuditRecords;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.R5;
import org.spasmwatch.testkit.SmallKnowledge;

/**
 * HAPI's validator over everything that is served: cardinalities, value sets, invariants. It loads
 * all of FHIR's definitions, which takes a minute and half a gigabyte; hence apart from the tests.
 */
class ValidatedKnowledgeTest {
  private static final FhirContext R5_CONTEXT = FhirContext.forR5();
  private static final FhirValidator VALIDATOR = validator();

  private static FhirValidator validator() {
    UnknownCodeSystemWarningValidationSupport unknown =
        new UnknownCodeSystemWarningValidationSupport(R5_CONTEXT);
    unknown.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
    ValidationSupportChain chain =
        new ValidationSupportChain(
            new DefaultProfileValidationSupport(R5_CONTEXT),
            new CommonCodeSystemsTerminologyService(R5_CONTEXT),
            new InMemoryTerminologyServerValidationSupport(R5_CONTEXT),
            unknown);
    return R5_CONTEXT.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
  }

  private static Stream<String> errors(String json) {
    return VALIDATOR.validateWithResult(json).getMessages().stream()
        .filter(m -> m.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(m -> m.getLocationString() + ": " + m.getMessage());
  }

  @Test
  void everyResourceIsValid() {
    Stream<KnowledgeBase> knowledge = Stream.of(Knowledge.bundled(), SmallKnowledge.knowledge());

    assertThat(
            knowledge
                .map(Shelf::new)
                .flatMap(s -> Tables.ALL.values().stream().flatMap(t -> s.all(t).values().stream()))
                .flatMap(shelved -> errors(Json.of(shelved.copy(), R5.PLAIN))))
        .isEmpty();
  }

  @Test
  void theCapabilityStatementIsValid() {
    Server server = new Server(R5.BASE, "1", Instant.parse("2026-01-01T00:00:00Z"));

    assertThat(errors(R5.edition().metadata(Knowledge.bundled(), server, R5.PLAIN))).isEmpty();
  }

  @Test
  void everyKindOfAuditEventIsValid() {
    AuditEdition edition = new AuditEdition(R5.BASE);

    assertThat(
            Stream.of(AuditRecord.Kind.values())
                .map(kind -> AuditRecords.of(kind, "read", 200))
                .flatMap(record -> errors(edition.read(record, R5.PLAIN))))
        .isEmpty();
  }

  @Test
  void aSearchsetIsValidWithWhatItIgnored() {
    assertThat(
            R5.search("Medication", false, "code=1292", "colour=blue")
                .match(ValidatedKnowledgeTest::errors, issues -> issues.stream().map(i -> "" + i)))
        .isEmpty();
  }
}
