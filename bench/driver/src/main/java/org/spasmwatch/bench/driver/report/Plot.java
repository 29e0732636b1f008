package org.spasmwatch.bench.driver.report;

import java.io.IOException;
import java.nio.file.Path;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;

/** The ratios of a comparison as bars, an SVG. */
final class Plot {
  private Plot() {}

  static void write(Comparison comparison, Path file) throws IOException {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(720)
            .height(400)
            .title(comparison.title())
            .yAxisTitle("service : baseline")
            .build();
    chart.getStyler().setLabelsVisible(true).setPlotGridVerticalLinesVisible(false);
    for (String baseline : comparison.baselines()) {
      chart.addSeries(baseline, comparison.questions(), comparison.ratios(baseline));
    }
    VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
  }
}
