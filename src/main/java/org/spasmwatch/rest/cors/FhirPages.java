package org.spasmwatch.rest.cors;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Whose pages may call the FHIR API. */
@ConfigMapping(prefix = "spasmwatch.fhir")
public interface FhirPages {
  /** Origins, written as those of CDS Hooks are. None when it is not set. */
  Optional<List<String>> corsOrigins();
}
