/**
 * Who wrote what the knowledge says, when and why: a Provenance for each record, in as many
 * versions as the record has.
 */
@NullMarked
package org.spasmwatch.fhir.r5.provenance;

import org.jspecify.annotations.NullMarked;
