/**
 * The only translator between FHIR and the project's own words. This package holds what all
 * versions share: issues and the OperationOutcome that tells them.
 */
@NullMarked
package org.spasmwatch.fhir;

import org.jspecify.annotations.NullMarked;
