/**
 * The web pages: what is known, what it says of one patient, and how to connect to it. They are
 * made on the server and work without scripts, except where a call of the API itself is tried out.
 * Nothing of a patient is ever part of a URL or kept in the browser.
 */
@NullMarked
package org.spasmwatch.workbench;

import org.jspecify.annotations.NullMarked;
