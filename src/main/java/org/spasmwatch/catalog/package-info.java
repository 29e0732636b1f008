/** Reads the bundled catalogue at start, has it written down, and puts it in force. */
@NullMarked
package org.spasmwatch.catalog;

import org.jspecify.annotations.NullMarked;
