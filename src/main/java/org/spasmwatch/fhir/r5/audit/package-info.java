/** The audit trail in FHIR R5: a record as an AuditEvent, and what it is searched by. */
@NullMarked
package org.spasmwatch.fhir.r5.audit;

import org.jspecify.annotations.NullMarked;
