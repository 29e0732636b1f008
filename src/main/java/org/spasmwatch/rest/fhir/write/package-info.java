/**
 * Writing over the FHIR API: what a request wants, under which conditions, and how it is answered.
 * What a resource means and whether it may be stored others decide.
 */
@NullMarked
package org.spasmwatch.rest.fhir.write;

import org.jspecify.annotations.NullMarked;
