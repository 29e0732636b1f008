/** What the knowledge was: old versions of records, and the whole as it stood around them. */
@NullMarked
package org.spasmwatch.app.history;

import org.jspecify.annotations.NullMarked;
