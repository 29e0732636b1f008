/** The JSON of CDS Hooks (2.0.1). What has no value is left out: never null, never empty. */
@NullMarked
package org.spasmwatch.rest.cdshooks;

import org.jspecify.annotations.NullMarked;
