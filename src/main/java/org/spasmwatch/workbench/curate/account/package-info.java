/**
 * Who curates in a browser: an access token is taken once, kept in a cookie that no script can
 * read, and judged anew with every request. What a page sends has to come from a page of this
 * service.
 */
@NullMarked
package org.spasmwatch.workbench.curate.account;

import org.jspecify.annotations.NullMarked;
