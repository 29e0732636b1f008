package org.spasmwatch.rest.assessment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.Audience;
import org.spasmwatch.app.audit.Witness;
import org.spasmwatch.fhir.FhirVersion;

/**
 * What is asked for, beside the data: as of when, for whom, with or without how it came about, in
 * which form, and in which version of FHIR ({@code version} is null for that of the data). The
 * witness has it written down.
 */
record Asked(
    Instant at,
    Audience audience,
    boolean explain,
    Form.Accepted form,
    @Nullable FhirVersion version,
    Witness witness) {
  /** The same for another instant and audience. */
  Asked at(Instant other, Audience readers) {
    return new Asked(other, readers, explain, form, version, witness);
  }
}
