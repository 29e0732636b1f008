/**
 * Our own code systems and value sets at work: which codes a set has, and which are kinds of
 * others.
 */
@NullMarked
package org.spasmwatch.fhir.r5.terminology;

import org.jspecify.annotations.NullMarked;
