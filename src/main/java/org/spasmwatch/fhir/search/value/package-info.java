/** What the values of search parameters mean, by the type of the parameter (FHIR R5, 3.2.1.5). */
@NullMarked
package org.spasmwatch.fhir.search.value;

import org.jspecify.annotations.NullMarked;
