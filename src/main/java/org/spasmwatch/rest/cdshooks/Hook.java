package org.spasmwatch.rest.cdshooks;

import java.util.Optional;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.fhir.patient.Moment.Kind;

/** The moments in an EHR at which we are called, as the CDS Hooks library defines them. */
public enum Hook {
  PATIENT_VIEW("patient-view", "1.0", Occasion.CHART_OPENED, Kind.NOTHING, ""),
  ENCOUNTER_DISCHARGE("encounter-discharge", "1.0", Occasion.DISCHARGE, Kind.DISCHARGE, ""),
  PROBLEM_LIST_ITEM_CREATE(
      "problem-list-item-create", "0.1.0", Occasion.CHART_OPENED, Kind.PROBLEMS, "conditions"),
  ORDER_SELECT("order-select", "1.0.2", Occasion.ORDERING, Kind.DRAFTS, "draftOrders"),
  ORDER_SIGN("order-sign", "1.1.0", Occasion.SIGNING, Kind.DRAFTS, "draftOrders"),
  MEDICATION_REFILL("medication-refill", "0.1.0", Occasion.ORDERING, Kind.RENEWALS, "medications"),
  MEDICATION_VERIFY("medication-verify", "0.1.0", Occasion.SIGNING, Kind.VERIFIED, "medication");

  private final String code;
  private final String version;
  private final Occasion occasion;
  private final Kind brings;
  private final String field;

  Hook(String code, String version, Occasion occasion, Kind brings, String field) {
    this.code = code;
    this.version = version;
    this.occasion = occasion;
    this.brings = brings;
    this.field = field;
  }

  /** The hook of that name, if it is one of ours. */
  public static Optional<Hook> of(String code) {
    return Stream.of(values()).filter(hook -> hook.code.equals(code)).findFirst();
  }

  public String code() {
    return code;
  }

  /** The version of the hook's own definition. */
  public String version() {
    return version;
  }

  public Occasion occasion() {
    return occasion;
  }

  /** What the resources of its context are. */
  public Kind brings() {
    return brings;
  }

  /** The field of its context that holds resources; empty when it has none. */
  public String field() {
    return field;
  }

  /** Whether the field is one resource, and not a Bundle. */
  boolean bringsOne() {
    return this == MEDICATION_VERIFY;
  }

  boolean namesUser() {
    return this != MEDICATION_REFILL;
  }

  boolean namesEncounter() {
    return this == ENCOUNTER_DISCHARGE;
  }

  boolean selects() {
    return this == ORDER_SELECT;
  }
}
