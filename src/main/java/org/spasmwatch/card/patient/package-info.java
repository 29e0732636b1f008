/**
 * Cards in plain words, for patients: the same concerns, facts and urgency, for a reading age of
 * about 12. Every phrase is in one catalog for each language; what a patient cannot do is left out.
 */
@NullMarked
package org.spasmwatch.card.patient;

import org.jspecify.annotations.NullMarked;
