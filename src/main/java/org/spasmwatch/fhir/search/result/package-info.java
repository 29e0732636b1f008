/** In which order matches are given, and what comes with them. */
@NullMarked
package org.spasmwatch.fhir.search.result;

import org.jspecify.annotations.NullMarked;
