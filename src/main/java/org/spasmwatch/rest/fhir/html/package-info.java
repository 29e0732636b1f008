/**
 * Resources as pages, for people who follow a link with a browser. A page holds no script, loads
 * nothing, and repeats nothing that is not escaped.
 */
@NullMarked
package org.spasmwatch.rest.fhir.html;

import org.jspecify.annotations.NullMarked;
