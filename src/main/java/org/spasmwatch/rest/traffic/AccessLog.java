package org.spasmwatch.rest.traffic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * One line for each request. In JSON the same words are fields of {@code mdc}, so that nobody has
 * to take the message apart.
 */
final class AccessLog {
  private static final Logger LOG = Logger.getLogger("org.spasmwatch.access");

  private AccessLog() {}

  static void write(Trail trail, Ended ended, long nanos) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("door", trail.door().name());
    fields.put("interaction", trail.door().interaction());
    fields.put("subject", trail.door().subject());
    fields.put("method", ended.method());
    fields.put("status", String.valueOf(ended.status()));
    fields.put("micros", String.valueOf(nanos / 1000));
    fields.put("bytesIn", String.valueOf(ended.bytesIn()));
    fields.put("bytesOut", String.valueOf(ended.bytesOut()));
    fields.put("requestId", trail.requestId());
    trail.hookInstance().ifPresent(id -> fields.put("hookInstance", id.toString()));
    write(fields);
  }

  private static void write(Map<String, String> fields) {
    fields.forEach(MDC::put);
    try {
      LOG.info(
          fields.entrySet().stream()
              .map(field -> field.getKey() + "=" + field.getValue())
              .collect(Collectors.joining(" ")));
    } finally {
      fields.keySet().forEach(MDC::remove);
    }
  }
}
