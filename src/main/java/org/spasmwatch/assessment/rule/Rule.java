package org.spasmwatch.assessment.rule;

import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;

/** Makes signals of the statements of one kind about one exposure. */
public interface Rule {
  Stream<Signal> signals(Chart chart, Exposure exposure);
}
