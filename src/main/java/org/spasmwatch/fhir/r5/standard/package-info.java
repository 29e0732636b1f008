/**
 * The search parameters that FHIR itself defines, with what of a resource each looks at: they are
 * read off FHIR's own definitions, so that none has to be written by hand.
 */
@NullMarked
package org.spasmwatch.fhir.r5.standard;

import org.jspecify.annotations.NullMarked;
