/**
 * The hospital's authorization server as {@code quarkus-oidc} sees it: asked where its keys are,
 * and for the keys, and with these whether a signature is its own. The extension is asked about
 * tokens that our filters have read; as a mechanism of HTTP it looks at no request, so that tokens
 * of EHRs never come near it and refusals stay ours (docs/adr/0039).
 */
@NullMarked
package org.spasmwatch.trust.oidc;

import org.jspecify.annotations.NullMarked;
