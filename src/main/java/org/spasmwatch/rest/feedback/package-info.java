/**
 * Feedback of CDS clients on cards (CDS Hooks 2.0.1, "Feedback"), and what came of it so far, by
 * statement.
 */
@NullMarked
package org.spasmwatch.rest.feedback;

import org.jspecify.annotations.NullMarked;
