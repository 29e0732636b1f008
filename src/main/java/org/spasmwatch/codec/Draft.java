package org.spasmwatch.codec;

import org.spasmwatch.knowledge.RecordId;

/** A record that is still a tree: cut out of a file, or come from the store. */
record Draft(RecordId id, Node node) {}
