/**
 * What the management port says of this replica. Started and alive are about the program alone, as
 * an orchestrator answers a failure of either by killing it; whether there is a database is said,
 * and decides neither. Every field is described in docs/operations.md.
 */
@NullMarked
package org.spasmwatch.rest.health;

import org.jspecify.annotations.NullMarked;
