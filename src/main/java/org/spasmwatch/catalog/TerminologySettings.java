package org.spasmwatch.catalog;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What a hospital brings of a terminology in place of what is shipped. */
@ConfigMapping(prefix = "spasmwatch.terminology")
interface TerminologySettings {
  /** The table of RxNorm products that {@code load-rxnorm} made. */
  Optional<Path> rxnorm();
}
