/** What goes out in FHIR R4: the resources that a card proposes. */
@NullMarked
package org.spasmwatch.fhir.r4;

import org.jspecify.annotations.NullMarked;
