/**
 * Search as FHIR defines it, without knowing what is searched: parameters as data, the reading of a
 * query against them, and the matching of what a resource holds. One table of parameters drives all
 * three, and the CapabilityStatement too, so that none of them can say what another does not do.
 */
@NullMarked
package org.spasmwatch.fhir.search;

import org.jspecify.annotations.NullMarked;
