/** A request that writes, read off HTTP, and how it is answered; whatever it writes. */
@NullMarked
package org.spasmwatch.rest.fhir.write.call;

import org.jspecify.annotations.NullMarked;
