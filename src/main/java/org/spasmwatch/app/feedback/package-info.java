/**
 * What became of the cards: which were shown, which were followed, which were overridden and why.
 * It is kept without a word about the patient, and tells those who keep the knowledge which
 * statement clinicians do not believe.
 */
@NullMarked
package org.spasmwatch.app.feedback;

import org.jspecify.annotations.NullMarked;
