/**
 * Records of the knowledge as resources of FHIR R5: pure functions that lose nothing.
 * docs/fhir-mapping.md has every field of the model and where it went.
 */
@NullMarked
package org.spasmwatch.fhir.r5.render;

import org.jspecify.annotations.NullMarked;
