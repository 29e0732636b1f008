/**
 * One rule per kind of clinical use: which statements of the knowledge speak about this patient.
 * Each gives signals; none knows the others.
 */
@NullMarked
package org.spasmwatch.assessment.rule;

import org.jspecify.annotations.NullMarked;
