/**
 * Public keys of those who sign tokens, pinned in the configuration or fetched, and the check of a
 * signature by them. Algorithms are a short list of asymmetric ones, decided here and never by the
 * token.
 */
@NullMarked
package org.spasmwatch.trust.keys;

import org.jspecify.annotations.NullMarked;
