/** The operations of FHIR over HTTP: what is asked by a name that begins with a dollar sign. */
@NullMarked
package org.spasmwatch.rest.fhir.operation;

import org.jspecify.annotations.NullMarked;
