package org.spasmwatch.fhir.r5;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.fhir.Edition.Request;
import org.spasmwatch.fhir.Edition.Server;
import org.spasmwatch.fhir.r4b.R4b;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.R5;
import org.spasmwatch.testkit.SmallKnowledge;

/**
 * HAPI's validator over everything that is served, in both versions: cardinalities, value sets,
 * invariants. It loads all of FHIR's definitions, which takes a minute and half a gigabyte; hence
 * apart from the tests.
 */
class ValidatedKnowledgeTest {
  private static final Server SERVER =
      new Server(R5.BASE, "1", Instant.parse("2026-01-01T00:00:00Z"));

  /** A version of FHIR with its validator. */
  private record Version(Dialect dialect, FhirValidator validator) {
    static Version of(Dialect dialect, FhirContext context) {
      UnknownCodeSystemWarningValidationSupport unknown =
          new UnknownCodeSystemWarningValidationSupport(context);
      unknown.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
      ValidationSupportChain chain =
          new ValidationSupportChain(
              new DefaultProfileValidationSupport(context),
              new CommonCodeSystemsTerminologyService(context),
              new InMemoryTerminologyServerValidationSupport(context),
              unknown);
      return new Version(
          dialect,
          context.newValidator().registerValidatorModule(new FhirInstanceValidator(chain)));
    }

    Stream<String> errors(String json) {
      return validator.validateWithResult(json).getMessages().stream()
          .filter(m -> m.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
          .map(m -> m.getLocationString() + ": " + m.getMessage());
    }

    Stream<String> written(KnowledgeBase knowledge) {
      Shelf shelf = new Shelf(knowledge);
      return dialect.tables().values().stream()
          .flatMap(table -> shelf.all(table).values().stream())
          .map(shelved -> dialect.write(shelved.copy(), R5.PLAIN));
    }

    String searchset() {
      List<Argument> arguments =
          List.of(new Argument("code", "1292"), new Argument("colour", "blue"));
      return new KnowledgeEdition(dialect)
          .search(
              Knowledge.bundled(), new Request("Medication", arguments, R5.BASE, false), R5.PLAIN)
          .match(json -> json, issues -> issues.toString());
    }

    @Override
    public String toString() {
      return dialect.name();
    }
  }

  static Stream<Version> versions() {
    return Stream.of(
        Version.of(new org.spasmwatch.fhir.r5.R5(), FhirContext.forR5()),
        Version.of(new R4b(), FhirContext.forR4B()));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everythingThatIsServedIsValid(Version version) {
    Stream<String> resources =
        Stream.of(Knowledge.bundled(), SmallKnowledge.knowledge()).flatMap(version::written);
    String metadata =
        new KnowledgeEdition(version.dialect()).metadata(Knowledge.bundled(), SERVER, R5.PLAIN);

    assertThat(
            Stream.concat(resources, Stream.of(metadata, version.searchset()))
                .flatMap(version::errors))
        .isEmpty();
  }
}
