package org.spasmwatch.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jboss.logmanager.ExtLogRecord;

/** Everything that is logged between its begin and its end, fields and stack traces included. */
public final class Logged extends Handler implements AutoCloseable {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  private Logged() {}

  public static Logged begin() {
    Logged logged = new Logged();
    Logger.getLogger("").addHandler(logged);
    return logged;
  }

  @Override
  public void publish(LogRecord record) {
    ExtLogRecord full = ExtLogRecord.wrap(record);
    StringWriter line = new StringWriter();
    line.append(full.getLevel() + " " + full.getLoggerName() + " ")
        .append(full.getFormattedMessage() + " " + full.getMdcCopy());
    if (full.getThrown() != null) {
      full.getThrown().printStackTrace(new PrintWriter(line, true));
    }
    lines.add(line.toString());
  }

  public String text() {
    return lines.stream().collect(Collectors.joining("\n"));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
