/**
 * Pages on which curators change the knowledge: they see what a change would do before they save
 * it, and every version afterwards. What is saved goes the way of every other write.
 */
@NullMarked
package org.spasmwatch.workbench.curate;

import org.jspecify.annotations.NullMarked;
