/** The words of the pages for curators, by message bundle. */
@NullMarked
package org.spasmwatch.workbench.curate.words;

import org.jspecify.annotations.NullMarked;
