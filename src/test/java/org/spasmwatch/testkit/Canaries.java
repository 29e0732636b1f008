package org.spasmwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

/** A patient whose every datum is a word that stands nowhere else, so that a search can find it. */
public final class Canaries {
  public static final String PATIENT = "pat-66120934";
  public static final String BUNDLE_TOKEN = "tok-Vogelfrei-90210";
  public static final String HEADER_TOKEN = "tok-Nachtigall-55102";

  private static final List<String> ALL =
      List.of(
          PATIENT,
          BUNDLE_TOKEN,
          HEADER_TOKEN,
          "Quastelmann",
          "Zephyrine",
          "MRN-8842219733",
          "1937-11-23",
          "Kormoranweg",
          "Obscurazepamil",
          "Zuckerwattezucken",
          "drug-77120044",
          "find-31415926",
          "enc-27182818",
          "prac-16180339",
          "ehr-kranich");

  private static final String RESOURCES =
      """
      {"resourceType": "Patient", "id": "pat-66120934", "birthDate": "1937-11-23",
       "name": [{"family": "Quastelmann", "given": ["Zephyrine"]}],
       "identifier": [{"system": "urn:mrn", "value": "MRN-8842219733"}],
       "address": [{"line": ["Kormoranweg 5"]}]}
      ~
      {"resourceType": "MedicationRequest", "id": "drug-77120044", "status": "active",
       "intent": "order", "authoredOn": "2026-03-02",
       "subject": {"reference": "Patient/pat-66120934", "display": "Zephyrine Quastelmann"},
       "medicationCodeableConcept": {"text": "Obscurazepamil 5 mg", "coding": [
         {"system": "urn:x-Kormoranweg", "code": "Obscurazepamil"}]},
       "note": [{"text": "says Quastelmann of Kormoranweg"}]}
      ~
      {"resourceType": "MedicationRequest", "id": "drug-77120044b", "status": "active",
       "intent": "order", "authoredOn": "2026-03-02",
       "subject": {"reference": "Patient/pat-66120934"},
       "medicationCodeableConcept": {"coding": [
         {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "25480"}]}}
      ~
      {"resourceType": "Condition", "id": "find-31415926", "onsetDateTime": "2026-04-18",
       "clinicalStatus": {"coding": [{"code": "active"}]},
       "subject": {"reference": "Patient/pat-66120934"},
       "code": {"text": "Zuckerwattezucken", "coding": [
         {"system": "http://snomed.info/sct", "code": "17450006"}]}}
      """;

  private Canaries() {}

  /**
   * All of it in one Bundle, with findings and drugs that make a card and some that are unknown.
   */
  public static String bundle() {
    return Bundles.of(RESOURCES.split("~", -1));
  }

  /** All of it in a call of a hook, with an access token. */
  public static String call() {
    String[] resources = RESOURCES.split("~", -1);
    return """
        {"hook": "patient-view", "hookInstance": "6e0f1c3a-94a1-4d40-9d3d-2f1f5f0d8a11",
         "fhirServer": "https://ehr-kranich.example/fhir",
         "fhirAuthorization": {"access_token": "%s", "token_type": "Bearer",
           "expires_in": 300, "scope": "patient/*.rs", "subject": "Kormoranweg"},
         "context": {"userId": "Practitioner/prac-16180339", "patientId": "%s",
           "encounterId": "enc-27182818"},
         "prefetch": {"patient": %s, "medicationRequests": %s, "medicationStatements": null,
           "conditions": %s, "findings": null, "findings2": null, "labs": null,
           "vitalSigns": null, "allergies": null}}
        """
        .formatted(
            BUNDLE_TOKEN,
            PATIENT,
            resources[0],
            Bundles.of(resources[1], resources[2]).replace("collection", "searchset"),
            Bundles.of(resources[3]).replace("collection", "searchset"));
  }

  /** Every word that is looked for. */
  static List<String> all() {
    return ALL;
  }

  /** One word of each kind, for places that take no JSON. */
  public static String words() {
    return String.join("-", ALL);
  }

  /** Nothing of the patient may stand in what came out there. */
  public static void areNotIn(String where, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String canary : ALL) {
      assertThat(lower.contains(canary.toLowerCase(Locale.ROOT)))
          .as("%s holds %s: %s", where, canary, around(lower, canary.toLowerCase(Locale.ROOT)))
          .isFalse();
    }
  }

  private static String around(String text, String canary) {
    int at = text.indexOf(canary);
    return at < 0 ? "" : text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 200));
  }
}
