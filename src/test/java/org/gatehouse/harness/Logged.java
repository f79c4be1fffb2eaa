package org.gatehouse.harness;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class logs while a test runs something: the texts with their parameters. */
public final class Logged {
  private Logged() {}

  public static List<String> by(Class<?> type, Runnable work) {
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            Object[] parameters = entry.getParameters();
            lines.add(
                entry.getMessage() + List.of(parameters == null ? new Object[0] : parameters));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger log = Logger.getLogger(type.getName());
    log.addHandler(handler);
    try {
      work.run();
    } finally {
      log.removeHandler(handler);
    }
    return lines;
  }
}
