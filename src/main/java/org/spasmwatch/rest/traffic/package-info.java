/**
 * Every request, whichever door it came through: its id, the headers of its answer, its line in the
 * access log, its meters and its span. All of them speak of a request in the words of a {@link
 * org.spasmwatch.rest.traffic.Door}, which are ours; nothing of a URL, a header or a body that came
 * from outside is written down.
 */
@NullMarked
package org.spasmwatch.rest.traffic;

import org.jspecify.annotations.NullMarked;
