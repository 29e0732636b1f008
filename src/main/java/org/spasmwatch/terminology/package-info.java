/**
 * The words everything else uses: codes, concepts, units and the lexica that lead from a code or a
 * name to a concept. Nothing here knows of drugs' effects or of patients; nothing here imports a
 * framework.
 */
@NullMarked
package org.spasmwatch.terminology;

import org.jspecify.annotations.NullMarked;
