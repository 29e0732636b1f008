package org.spasmwatch.bench.driver;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spasmwatch.bench.driver.load.Rounds.Measurement;
import org.spasmwatch.bench.driver.report.Comparison;
import org.spasmwatch.bench.driver.server.Running;
import org.spasmwatch.bench.driver.server.Target;

/**
 * Calls of a hook with a new ES384 token each, as an EHR has to send them; the baselines look at
 * none.
 */
final class TokenCalls implements Part {
  @Override
  public String title() {
    return "Calls of a hook with an ES384 token each";
  }

  @Override
  public String measure(Course course) throws Exception {
    Target bare = course.servers().bare(course.answers());
    Target hapi = course.servers().hapiHooks();
    Target service = course.servers().closed();
    Comparison rates = new Comparison("Requests a second of a hook, each with a token", "body of");
    try (Running first = bare.start(course.work());
        Running second = hapi.start(course.work());
        Running third = service.start(course.work())) {
      for (Map.Entry<String, Integer> body : Course.SIZES.entrySet()) {
        int size = body.getValue();
        Map<String, Measurement> saturating = new LinkedHashMap<>();
        saturating.put(HookCalls.BARE, course.saturate(course.call(bare, size)));
        saturating.put(HookCalls.HAPI, course.saturate(course.call(hapi, size)));
        saturating.put(Comparison.SERVICE, course.saturateWithTokens(course.call(service, size)));
        rates.add(body.getKey(), course.rounds().of(saturating), Map.of());
      }
    }
    return course.results().shown(rates);
  }
}
