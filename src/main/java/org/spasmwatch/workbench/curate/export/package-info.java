/** What was written in this installation, as files of the catalogue: the way back for others. */
@NullMarked
package org.spasmwatch.workbench.curate.export;

import org.jspecify.annotations.NullMarked;
