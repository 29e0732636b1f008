/**
 * The audit trail: who had what done, on which knowledge, to which patient under a keyed hash, and
 * how it ended. Nothing waits for it: records go through a bounded queue, in batches and off the
 * request path, to the port {@code AuditLog}. What the queue could not take is counted, shown and
 * written into the trail itself.
 */
@NullMarked
package org.spasmwatch.app.audit;

import org.jspecify.annotations.NullMarked;
