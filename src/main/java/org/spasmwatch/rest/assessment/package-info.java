/** {@code POST /assessments}: a Bundle of one patient in, cards out. */
@NullMarked
package org.spasmwatch.rest.assessment;

import org.jspecify.annotations.NullMarked;
