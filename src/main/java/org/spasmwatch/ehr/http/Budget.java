package org.spasmwatch.ehr.http;

/** What is left for the GETs of one call; may be asked from several threads. */
public interface Budget {
  /** Milliseconds; zero or less when the time is up. */
  long millisLeft();

  /** Takes bytes from it; false when there are not so many left. */
  boolean take(long bytes);

  /** Gives back what was taken for an answer that is of no use, for the others. */
  void giveBack(long bytes);
}
