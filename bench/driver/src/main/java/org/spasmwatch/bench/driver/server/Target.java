package org.spasmwatch.bench.driver.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server that is compared: its name, how it is started, where it answers, and a URL that answers
 * 200 once it can be loaded.
 */
public record Target(
    String name, List<String> command, Map<String, String> environment, String url, String ready) {

  /** Starts it and waits until it can be loaded; its output goes to a file of its name. */
  public Running start(Path folder) throws Exception {
    Running running = launch(folder);
    try {
      running.await(ready);
      return running;
    } catch (Exception e) {
      running.close();
      throw e;
    }
  }

  /** Starts it and does not wait. */
  public Running launch(Path folder) throws Exception {
    return Running.of(this, folder);
  }

  /** The same under another name, with more options of Java. */
  public Target with(String other, List<String> options) {
    List<String> all =
        Stream.of(command.subList(0, 1), options, command.subList(1, command.size()))
            .flatMap(List::stream)
            .toList();
    return new Target(other, all, environment, url, ready);
  }

  Target with(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(settings);
    return new Target(name, command, all, url, ready);
  }
}
