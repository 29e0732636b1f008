/**
 * The FHIR API over HTTP: paths, headers, status codes. What a resource is, and what a search
 * finds, the editions in {@code fhir} know.
 */
@NullMarked
package org.spasmwatch.rest.fhir;

import org.jspecify.annotations.NullMarked;
