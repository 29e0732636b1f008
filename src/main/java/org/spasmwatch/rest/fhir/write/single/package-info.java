/**
 * The interactions that write one resource, and the one way in which all that is written is
 * written.
 */
@NullMarked
package org.spasmwatch.rest.fhir.write.single;

import org.jspecify.annotations.NullMarked;
