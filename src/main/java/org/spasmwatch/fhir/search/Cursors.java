package org.spasmwatch.fhir.search;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.spasmwatch.app.MacKey;

/**
 * The marks in links to next pages: the id after which a page begins, and a code over it that only
 * this installation can make. A page is so begun where a page ended, and the mark can hold more one
 * day without anyone having built marks of their own.
 */
public final class Cursors {
  private static final char BETWEEN = '.';

  private final MacKey key;

  public Cursors(MacKey key) {
    this.key = requireNonNull(key, "key");
  }

  /** The mark of a page of that type which begins after the id. */
  public String mark(String type, String id) {
    return id + BETWEEN + key.code(type + "/" + id);
  }

  /** The id that a mark is for; empty when the mark is not ours, or one of another type. */
  public Optional<String> id(String type, String mark) {
    int end = mark.lastIndexOf(BETWEEN);
    return Optional.of(mark)
        .filter(whole -> end > 0)
        .filter(whole -> key.made(type + "/" + whole.substring(0, end), whole.substring(end + 1)))
        .map(whole -> whole.substring(0, end));
  }
}
