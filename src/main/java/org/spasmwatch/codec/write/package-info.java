/**
 * Writes records in the form in which {@code codec} reads them. Whoever stores what was written
 * reads it again first: that is what shows that nothing was lost.
 */
@NullMarked
package org.spasmwatch.codec.write;

import org.jspecify.annotations.NullMarked;
