/**
 * Who calls, and what they may. Two kinds of callers: clients of CDS Hooks, which are registered
 * and sign a token for each call ({@link org.spasmwatch.trust.ClientTokens}), and clients of the
 * FHIR API with an access token of the hospital's issuer ({@link
 * org.spasmwatch.trust.AccessTokens}). A token is believed in full or not at all; why not is for
 * the log, and neither holds a word of the token.
 */
@NullMarked
package org.spasmwatch.trust;

import org.jspecify.annotations.NullMarked;
