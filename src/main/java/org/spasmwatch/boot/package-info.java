/** The start of the program, before Quarkus: which profile, and where its database is. */
@NullMarked
package org.spasmwatch.boot;

import org.jspecify.annotations.NullMarked;
