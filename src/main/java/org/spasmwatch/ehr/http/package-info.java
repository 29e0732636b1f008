/**
 * One GET of FHIR JSON over HTTP, with everything that a foreign server may do to us bounded: time,
 * bytes, depth, redirects, encodings. It knows nothing of patients or queries.
 */
@NullMarked
package org.spasmwatch.ehr.http;

import org.jspecify.annotations.NullMarked;
