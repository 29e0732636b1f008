package org.spasmwatch.assessment.chart;

/**
 * What an assessment is made for. Who asked about a patient wants to hear more than somebody who
 * only opened a chart: there a card has to be worth an interruption.
 */
public enum Occasion {
  /** Somebody sent the data to have them assessed. */
  ASKED,
  /** A chart was opened (CDS Hooks, patient-view); nobody asked. */
  CHART_OPENED
}
