package org.spasmwatch.rest.cdshooks;

import org.spasmwatch.assessment.chart.Occasion;

/** The moments in an EHR at which we are called, as the CDS Hooks library defines them. */
enum Hook {
  PATIENT_VIEW("patient-view", "1.0", Occasion.CHART_OPENED);

  private final String code;
  private final String version;
  private final Occasion occasion;

  Hook(String code, String version, Occasion occasion) {
    this.code = code;
    this.version = version;
    this.occasion = occasion;
  }

  String code() {
    return code;
  }

  /** The version of the hook's own definition. */
  String version() {
    return version;
  }

  Occasion occasion() {
    return occasion;
  }
}
