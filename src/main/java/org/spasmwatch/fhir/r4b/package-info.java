/**
 * The knowledge in FHIR R4B: the resources of {@code fhir.r5}, translated. The two versions differ
 * in few elements of what is rendered here, so that a table of those differences is the whole of
 * it.
 */
@NullMarked
package org.spasmwatch.fhir.r4b;

import org.jspecify.annotations.NullMarked;
