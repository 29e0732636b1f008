/**
 * Drugs and classes against findings, for the eye: what is said, how often, how sure, and where
 * sources differ.
 */
@NullMarked
package org.spasmwatch.workbench.browse.matrix;

import org.jspecify.annotations.NullMarked;
