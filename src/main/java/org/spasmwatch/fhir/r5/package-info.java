/**
 * The knowledge as a FHIR R5 server tells it: which resources there are, what they are found by,
 * and the CapabilityStatement that says so.
 */
@NullMarked
package org.spasmwatch.fhir.r5;

import org.jspecify.annotations.NullMarked;
