/**
 * CDS Hooks 2.0.1: discovery, calls of services, and the JSON of cards. What has no value is left
 * out: never null, never empty. A hook is an entry of {@link org.spasmwatch.rest.cdshooks.Hook}, a
 * service one of {@link org.spasmwatch.rest.cdshooks.Services}.
 */
@NullMarked
package org.spasmwatch.rest.cdshooks;

import org.jspecify.annotations.NullMarked;
