package org.spasmwatch.assessment.chart;

/**
 * What an assessment is made for. Who asked about a patient wants to hear more than somebody who
 * only opened a chart: there a card has to be worth an interruption. Who orders wants to hear of
 * the orders.
 */
public enum Occasion {
  /** Somebody sent the data to have them assessed. */
  ASKED,
  /** A chart was opened (CDS Hooks, patient-view, problem-list-item-create); nobody asked. */
  CHART_OPENED,
  /** The patient leaves, with another list of drugs (encounter-discharge). */
  DISCHARGE,
  /** Orders are being put together (order-select, medication-refill). */
  ORDERING,
  /** Orders are about to take effect (order-sign, medication-verify). */
  SIGNING;

  /** Whether only what has to do with the orders of the moment is of interest. */
  public boolean ofOrders() {
    return this == ORDERING || this == SIGNING;
  }

  /** Whether silence would be taken for safety of every drug on the list. */
  public boolean isLastCheck() {
    return this == SIGNING || this == DISCHARGE;
  }
}
