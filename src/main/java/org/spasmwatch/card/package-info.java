/**
 * Concerns as CDS Hooks cards (CDS Hooks 2.0.1). The records refuse to be built invalid; the
 * writers put a concern into the words of a card: what, why, how sure, what to do. Nothing a
 * patient's record says in free text ever reaches a card.
 */
@NullMarked
package org.spasmwatch.card;

import org.jspecify.annotations.NullMarked;
