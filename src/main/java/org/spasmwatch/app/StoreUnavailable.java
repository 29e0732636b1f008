package org.spasmwatch.app;

/**
 * The store could not be reached, or did not answer in time: whoever asked may try again later.
 * Nothing of what was to be written has been.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StoreUnavailable(Throwable cause) {
    super("the store does not answer", cause);
  }
}
