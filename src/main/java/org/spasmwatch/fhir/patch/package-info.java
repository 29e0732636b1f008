/**
 * Patches of resources: RFC 6902 on their JSON, and FHIRPath Patch on their elements. A patch makes
 * another resource of one; whether that may be stored is decided as for any that is sent whole.
 */
@NullMarked
package org.spasmwatch.fhir.patch;

import org.jspecify.annotations.NullMarked;
