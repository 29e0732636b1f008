/** What the tests share: the bundled knowledge, cases, and bundles made of them. */
@NullMarked
package org.spasmwatch.testkit;

import org.jspecify.annotations.NullMarked;
