/**
 * What is known of one patient at one instant, as facts that each name the resource they came from.
 * Facts are already in the project's own words: drug ids, finding keys, analyte keys and canonical
 * units. What could not be read is a value too ({@link org.spasmwatch.patient.NotEvaluated}).
 */
@NullMarked
package org.spasmwatch.patient;

import org.jspecify.annotations.NullMarked;
