package org.spasmwatch.bench.driver;

import java.nio.file.Path;
import java.util.Map;
import org.spasmwatch.bench.driver.load.Load;
import org.spasmwatch.bench.driver.profile.Recording;
import org.spasmwatch.bench.driver.server.Running;
import org.spasmwatch.bench.driver.server.Target;

/**
 * Where the time of a call of a hook goes, and what it allocates, by a flight recording under load.
 */
final class Profile implements Part {
  private static final int RECORDED_SECONDS = 30;

  @Override
  public String title() {
    return "Where the time goes";
  }

  @Override
  public String measure(Course course) throws Exception {
    StringBuilder text = new StringBuilder();
    Target service = course.servers().service();
    try (Running running = service.start(course.work())) {
      for (Map.Entry<String, Integer> body : Course.SIZES.entrySet()) {
        Load load = course.call(service, body.getValue());
        course.saturate(load).take(course.rounds().warmUp());
        Path file = course.work().resolve("recording-" + body.getValue() + ".jfr");
        running.ask("JFR.start", "name=bench", "settings=profile");
        course.saturate(load).take(RECORDED_SECONDS);
        running.ask("JFR.dump", "name=bench", "filename=" + file);
        running.ask("JFR.stop", "name=bench");
        text.append("### Body of ").append(body.getKey()).append("\n\n");
        text.append(Recording.read(file).tables()).append('\n');
      }
    }
    return text.toString();
  }
}
