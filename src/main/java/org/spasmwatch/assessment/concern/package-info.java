/**
 * Signals of one problem and one action become one concern: suspects ranked, causality judged, what
 * is missing listed once.
 */
@NullMarked
package org.spasmwatch.assessment.concern;

import org.jspecify.annotations.NullMarked;
