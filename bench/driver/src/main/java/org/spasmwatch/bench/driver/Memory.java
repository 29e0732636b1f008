package org.spasmwatch.bench.driver;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spasmwatch.bench.driver.load.Load;
import org.spasmwatch.bench.driver.load.Rounds.Measurement;
import org.spasmwatch.bench.driver.report.Comparison;
import org.spasmwatch.bench.driver.report.Goal;
import org.spasmwatch.bench.driver.server.Running;
import org.spasmwatch.bench.driver.server.Target;

/**
 * Megabytes: the heap in use after the first card and a full collection, and what the process has
 * of the machine then and under load. Of each round processes of their own, as memory that was
 * taken is not given back.
 */
final class Memory implements Part {
  private static final Map<String, Goal> NONE = Map.of();

  @Override
  public String title() {
    return "Memory";
  }

  /** One thing that a process is asked. */
  private interface Question {
    double ask(Running running, Load load, int seconds) throws Exception;
  }

  @Override
  public String measure(Course course) throws Exception {
    Comparison memory = new Comparison("Memory in MiB", "what");
    memory.add(
        "resident after the first card", asked(course, "5 KB", (r, l, s) -> r.resident()), NONE);
    memory.add(
        "heap in use after the first card", asked(course, "5 KB", (r, l, s) -> r.heap()), NONE);
    for (String body : Course.SIZES.keySet()) {
      memory.add(
          "resident under load, " + body,
          asked(course, body, (r, l, s) -> underLoad(course, r, l, s)),
          Map.of(HookCalls.HAPI, Goal.atMost(0.5)));
    }
    return course.results().shown(memory)
        + "\nBoth may use a heap of 512 MiB. \"Under load\" is the most that the process had.\n";
  }

  private static double underLoad(Course course, Running running, Load load, int seconds)
      throws Exception {
    course.saturate(load).take(course.rounds().warmUp());
    course.saturate(load).take(seconds);
    return running.peak();
  }

  private static Map<String, Double> asked(Course course, String body, Question question)
      throws Exception {
    Map<String, Measurement> measurements = new LinkedHashMap<>();
    measurements.put(HookCalls.HAPI, of(course, course.servers().hapiHooks(), body, question));
    measurements.put(Comparison.SERVICE, of(course, course.servers().service(), body, question));
    return course.rounds().asIs(measurements);
  }

  private static Measurement of(Course course, Target target, String body, Question question) {
    Load load = course.call(target, Course.SIZES.get(body));
    return seconds -> {
      try (Running running = target.start(course.work())) {
        load.once();
        return question.ask(running, load, seconds);
      }
    };
  }
}
