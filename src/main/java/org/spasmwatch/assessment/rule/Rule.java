package org.spasmwatch.assessment.rule;

import java.util.List;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;

/** Makes signals of the statements of one kind about one exposure; mostly there are none. */
public interface Rule {
  List<Signal> signals(Chart chart, Exposure exposure);
}
