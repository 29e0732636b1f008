/**
 * Decides the criteria of a statement for one exposure and symptom, in three values, and weighs
 * what the verdicts make of likelihood and urgency.
 */
@NullMarked
package org.spasmwatch.assessment.criterion;

import org.jspecify.annotations.NullMarked;
