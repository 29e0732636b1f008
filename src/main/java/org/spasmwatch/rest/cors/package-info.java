/**
 * Which pages may call from a browser, and what (Fetch standard, "CORS protocol"). Each API has a
 * list of its own: who shows cards need not read the knowledge.
 */
@NullMarked
package org.spasmwatch.rest.cors;

import org.jspecify.annotations.NullMarked;
