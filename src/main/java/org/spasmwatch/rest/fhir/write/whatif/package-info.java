/**
 * What would become of cards if a statement were written: the operation {@code $what-if}, which
 * stores nothing.
 */
@NullMarked
package org.spasmwatch.rest.fhir.write.whatif;

import org.jspecify.annotations.NullMarked;
