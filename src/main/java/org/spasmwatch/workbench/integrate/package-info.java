/**
 * How to connect to the service, for who integrates it: the hooks with a request for each that can
 * be sent, how a client is registered, example queries of the FHIR bases, and which knowledge is in
 * force.
 */
@NullMarked
package org.spasmwatch.workbench.integrate;

import org.jspecify.annotations.NullMarked;
