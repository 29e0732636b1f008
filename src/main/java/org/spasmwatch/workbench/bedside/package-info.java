/**
 * A patient tried out: example patients, a form to change them, the cards as an EHR shows them, the
 * timeline that says what came first, and the reasons. What is sent is assessed and forgotten; none
 * of it is put into a URL, a log or the browser.
 */
@NullMarked
package org.spasmwatch.workbench.bedside;

import org.jspecify.annotations.NullMarked;
