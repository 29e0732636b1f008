package org.spasmwatch.rest.traffic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Logger;

/**
 * One line for each request. In JSON the same words are fields of {@code mdc}, so that nobody has
 * to take the message apart; they are given to the line alone, as no other line is to have them.
 */
final class AccessLog {
  private static final String NAME = "org.spasmwatch.access";
  private static final Logger LOG = Logger.getLogger(NAME);

  private AccessLog() {}

  static void write(Trail trail, Ended ended, long nanos) {
    if (LOG.isLoggable(Level.INFO)) {
      Map<String, String> fields = fields(trail, ended, nanos);
      ExtLogRecord line = new ExtLogRecord(Level.INFO, line(fields), NAME);
      line.setLoggerName(NAME);
      line.setMdc(fields);
      LOG.logRaw(line);
    }
  }

  private static Map<String, String> fields(Trail trail, Ended ended, long nanos) {
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
    return fields;
  }

  private static String line(Map<String, String> fields) {
    StringBuilder line = new StringBuilder(256);
    fields.forEach(
        (name, value) ->
            line.append(line.isEmpty() ? "" : " ").append(name).append('=').append(value));
    return line.toString();
  }
}
