/** The FHIR API in the OpenAPI description, made of what the CapabilityStatement is made of. */
@NullMarked
package org.spasmwatch.rest.fhir.described;

import org.jspecify.annotations.NullMarked;
