/**
 * Writing knowledge: one or more records at once, all or none, and only what leaves a knowledge
 * that can be read. Who may put a statement in force is decided here too.
 */
@NullMarked
package org.spasmwatch.app.change;

import org.jspecify.annotations.NullMarked;
