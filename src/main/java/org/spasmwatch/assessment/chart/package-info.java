/**
 * What the patient's records say together: drug records joined into exposures, findings into
 * symptoms, ages, kidney function, and how the times lie to each other. Knows the knowledge's
 * words, decides nothing.
 */
@NullMarked
package org.spasmwatch.assessment.chart;

import org.jspecify.annotations.NullMarked;
