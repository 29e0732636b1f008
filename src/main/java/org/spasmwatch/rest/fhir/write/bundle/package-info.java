/** Several requests in one Bundle: each by itself, or all of them or nothing. */
@NullMarked
package org.spasmwatch.rest.fhir.write.bundle;

import org.jspecify.annotations.NullMarked;
