package org.spasmwatch.rest.cdshooks;

/** Whether clinicians see the cards of hooks. */
public enum Mode {
  /** They do. */
  ACTIVE,
  /**
   * They do not: every call is assessed and its cards are counted, and the answer has none. For the
   * first weeks of a hospital, which wants to know how often it would warn before it does.
   */
  SILENT
}
