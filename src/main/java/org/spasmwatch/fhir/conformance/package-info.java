/**
 * The conformance resources that say what the FHIR of this service looks like. The profiles are
 * compiled from fhir-profiles/ and only read here; the code systems and value sets that grow with
 * the knowledge are made of the knowledge in force, so that they never lag behind it.
 */
@NullMarked
package org.spasmwatch.fhir.conformance;

import org.jspecify.annotations.NullMarked;
