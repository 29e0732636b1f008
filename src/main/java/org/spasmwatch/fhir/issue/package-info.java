/**
 * An answer as FHIR instead of cards: a Bundle of DetectedIssue in the version of the data, with an
 * OperationOutcome of what took no part. Built as a JSON tree, because it goes out on the path of
 * the event loop.
 */
@NullMarked
package org.spasmwatch.fhir.issue;

import org.jspecify.annotations.NullMarked;
