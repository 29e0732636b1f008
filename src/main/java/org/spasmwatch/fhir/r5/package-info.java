/**
 * The knowledge as a FHIR server tells it: which resources there are, what they are found by, and
 * the CapabilityStatement that says so. R5 is the form in which everything is rendered; another
 * version is a {@code Dialect} that translates what was rendered.
 */
@NullMarked
package org.spasmwatch.fhir.r5;

import org.jspecify.annotations.NullMarked;
