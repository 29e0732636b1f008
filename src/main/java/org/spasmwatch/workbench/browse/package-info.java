/**
 * The knowledge to be looked at: a matrix of drugs and problems, a page for each drug and class,
 * one for each statement with what it rests on, and a search over all of them. Open to all, as
 * cards link to these pages and a clinician who follows a link has no token.
 */
@NullMarked
package org.spasmwatch.workbench.browse;

import org.jspecify.annotations.NullMarked;
