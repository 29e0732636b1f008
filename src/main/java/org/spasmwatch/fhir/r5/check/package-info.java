/** What speaks against a resource that somebody would like to write. */
@NullMarked
package org.spasmwatch.fhir.r5.check;

import org.jspecify.annotations.NullMarked;
