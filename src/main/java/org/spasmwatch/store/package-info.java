/**
 * PostgreSQL: package-private Panache entities and the Flyway migrations of {@code db/migration}.
 * Entities never leave this package.
 */
@NullMarked
package org.spasmwatch.store;

import org.jspecify.annotations.NullMarked;
