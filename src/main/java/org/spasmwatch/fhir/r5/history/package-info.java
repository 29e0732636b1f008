/** What resources were: their old versions, and the Bundles that list them. */
@NullMarked
package org.spasmwatch.fhir.r5.history;

import org.jspecify.annotations.NullMarked;
