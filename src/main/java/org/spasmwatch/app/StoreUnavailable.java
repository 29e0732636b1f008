package org.spasmwatch.app;

/**
 * The store could not be reached, or did not answer in time: whoever asked may try again later.
 * Nothing of what was to be written has been, unless it was lost while it kept what was complete.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean perhapsDone;

  public StoreUnavailable(Throwable cause) {
    this(cause, false);
  }

  /**
   * @param perhapsDone whether all was said and only the answer did not come
   */
  public StoreUnavailable(Throwable cause, boolean perhapsDone) {
    super("the store does not answer", cause);
    this.perhapsDone = perhapsDone;
  }

  /** Whether it is open what became of it. */
  public boolean perhapsDone() {
    return perhapsDone;
  }
}
