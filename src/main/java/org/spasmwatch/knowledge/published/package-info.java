/**
 * What a record is beside its meaning: whether it is in force, and what others have put on it
 * (identifiers, tags, codes of their own). Assessments look at none of it but the status.
 */
@NullMarked
package org.spasmwatch.knowledge.published;

import org.jspecify.annotations.NullMarked;
