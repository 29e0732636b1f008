/**
 * Reads patient data into facts, over a JSON tree. A tolerant reader: what it does not know it
 * leaves alone, what it should know and cannot read it names; only what makes it impossible to say
 * whose data these are stops it. Tolerance ends at modifiers.
 */
@NullMarked
package org.spasmwatch.fhir.patient;

import org.jspecify.annotations.NullMarked;
