/**
 * Who gets in: reads tokens off requests, has {@code trust} judge them away from the event loop,
 * and answers 401 and 403. Who the caller is can be asked for the rest of the request.
 */
@NullMarked
package org.spasmwatch.rest.access;

import org.jspecify.annotations.NullMarked;
