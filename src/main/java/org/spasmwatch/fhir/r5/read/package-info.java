/**
 * Reads knowledge that is written as FHIR back into records: the way that {@code fhir.r5.render}
 * goes, backwards. What it cannot take into the model it names by its place, all of it at once, so
 * that nothing is lost without a word. It reads R5; a resource of another version is translated
 * first.
 */
@NullMarked
package org.spasmwatch.fhir.r5.read;

import org.jspecify.annotations.NullMarked;
