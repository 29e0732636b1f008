package org.spasmwatch.rest.cors;

import static java.util.Objects.requireNonNull;

/**
 * An API that pages may call.
 *
 * @param root the path that all of its paths begin with
 * @param methods that it takes
 * @param headers that a call may have beside those that any may
 */
record Realm(String root, Origins origins, String methods, String headers) {
  Realm {
    requireNonNull(root, "root");
    requireNonNull(origins, "origins");
    requireNonNull(methods, "methods");
    requireNonNull(headers, "headers");
  }

  /** Reads the URI as it was sent: whether it is well formed, others decide later. */
  boolean has(String uri) {
    return uri.startsWith(root)
        && (uri.length() == root.length() || "/?#".indexOf(uri.charAt(root.length())) >= 0);
  }
}
