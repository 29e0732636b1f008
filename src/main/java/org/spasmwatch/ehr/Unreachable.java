package org.spasmwatch.ehr;

/** Why nothing at all can be fetched for a call. The codes are labels of a meter. */
enum Unreachable {
  UNREGISTERED("unregistered", "fhirServer is not registered for this client"),
  EXPIRED("expired", "the access token is expired"),
  OTHER_PATIENT("other-patient", "the access token is for another patient"),
  RESTING("resting", "the FHIR server failed repeatedly and is left alone for a while");

  private final String code;
  private final String words;

  Unreachable(String code, String words) {
    this.code = code;
    this.words = words;
  }

  String code() {
    return code;
  }

  String words() {
    return words;
  }
}
