/**
 * The use cases, each a class named by what it does; the knowledge that is in force; and the ports
 * that {@code store} implements. Clock, configuration and transactions live here, not in the core.
 */
@NullMarked
package org.spasmwatch.app;

import org.jspecify.annotations.NullMarked;
