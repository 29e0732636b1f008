/**
 * The knowledge in words, for a person who checks it against the sources: when each statement
 * fires, how urgent it is, what it asks for and what it rests on. Markdown, pure, and made of the
 * records alone, so that nothing is written twice.
 */
@NullMarked
package org.spasmwatch.monograph;

import org.jspecify.annotations.NullMarked;
