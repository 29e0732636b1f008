/**
 * Fetches from the EHR's FHIR server what a client of CDS Hooks left out (CDS Hooks 2.0.1, "FHIR
 * Resource Access"): in one round, within budgets, and only from servers that are registered for
 * that client. What could not be had is a reason in words, never a fault of the call.
 */
@NullMarked
package org.spasmwatch.ehr;

import org.jspecify.annotations.NullMarked;
