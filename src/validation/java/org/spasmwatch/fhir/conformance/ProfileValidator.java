package org.spasmwatch.fhir.conformance;

import static java.util.Objects.requireNonNull;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.spasmwatch.knowledge.KnowledgeBase;

/**
 * HAPI's validator of one version of FHIR, which knows the compiled profiles and the terminologies
 * of one knowledge, and asks nobody else.
 */
final class ProfileValidator {
  private static final Path COMPILED = Path.of("fhir-profiles/compiled");
  private static final Map<String, FhirContext> CONTEXTS =
      Map.of("r5", FhirContext.forR5Cached(), "r4b", FhirContext.forR4BCached());

  /** All of FHIR's definitions: they take a minute to load and serve every validator. */
  private static final Map<String, IValidationSupport> CORE = new ConcurrentHashMap<>();

  private final FhirValidator validator;

  private ProfileValidator(FhirValidator validator) {
    this.validator = validator;
  }

  static ProfileValidator of(String edition, KnowledgeBase knowledge) throws IOException {
    FhirContext context = requireNonNull(CONTEXTS.get(edition), edition);
    return of(context, edition, own(context, edition, knowledge));
  }

  /** Of R4, in which nothing of ours has a profile: what EHRs are given has to be plain FHIR. */
  static ProfileValidator ofR4() {
    FhirContext context = FhirContext.forR4Cached();
    return of(context, "r4", new PrePopulatedValidationSupport(context));
  }

  private static ProfileValidator of(
      FhirContext context, String edition, IValidationSupport profiles) {
    ValidationSupportChain chain =
        new ValidationSupportChain(
            profiles,
            CORE.computeIfAbsent(edition, e -> new DefaultProfileValidationSupport(context)),
            new CommonCodeSystemsTerminologyService(context),
            new InMemoryTerminologyServerValidationSupport(context),
            new SnapshotGeneratingValidationSupport(context),
            unknownSystems(context));
    // FHIR asks for one coding of the value set, not for all.
    chain.setCodeableConceptValidationSuccessfulIfNotAllCodingsAreValid(true);
    return new ProfileValidator(
        context.newValidator().registerValidatorModule(new FhirInstanceValidator(chain)));
  }

  private static IValidationSupport own(
      FhirContext context, String edition, KnowledgeBase knowledge) throws IOException {
    PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(context);
    IParser json = context.newJsonParser();
    for (String resource : compiled(edition)) {
      own.addResource(json.parseResource(resource));
    }
    Terminologies.of(knowledge).forEach(r -> own.addResource(json.parseResource(r.toString())));
    return own;
  }

  /** The conformance resources of that version, without those that the knowledge makes. */
  static List<String> compiled(String edition) throws IOException {
    try (Stream<Path> files = Files.list(COMPILED.resolve(edition))) {
      return files
          .filter(f -> f.getFileName().toString().contains("-"))
          .sorted()
          .map(ProfileValidator::read)
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static IValidationSupport unknownSystems(FhirContext context) {
    UnknownCodeSystemWarningValidationSupport unknown =
        new UnknownCodeSystemWarningValidationSupport(context);
    unknown.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
    return unknown;
  }

  /** What is wrong with a resource, under the profiles that it names itself. */
  List<String> errors(String json) {
    return validator.validateWithResult(json).getMessages().stream()
        .filter(m -> m.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(m -> m.getLocationString() + ": " + m.getMessage())
        .toList();
  }
}
