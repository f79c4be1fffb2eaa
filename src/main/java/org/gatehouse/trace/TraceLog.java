package org.gatehouse.trace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;

/**
 * The last traces of a browser that asked for them by the cookie {@value #COOKIE}; in development
 * only, and gone after an hour.
 */
@ApplicationScoped
public class TraceLog {
  /** Cookie whose value names the browser. */
  public static final String COOKIE = "gatehouse.trace";

  private static final int BROWSERS = 50;
  private static final int REQUESTS = 12;

  private final Cache<String, Deque<Entry>> logs =
      Caffeine.newBuilder()
          .maximumSize(BROWSERS)
          .expireAfterAccess(Duration.ofHours(1))
          .executor(Runnable::run)
          .build();

  private boolean on;

  /** For the container's client proxies. */
  protected TraceLog() {}

  @Inject
  TraceLog(AuthConfig config) {
    this.on = config.development();
  }

  /**
   * One request.
   *
   * @param path without its query, which may hold codes
   */
  public record Entry(
      String method,
      String path,
      int status,
      List<Trace.Reason> reasons,
      Optional<String> opened,
      Optional<Integer> key,
      List<Trace.Step> steps,
      Optional<Trace.Sealed> sealed) {}

  /** Whether there is such a log at all. */
  public boolean on() {
    return on;
  }

  /** Begins a log for a browser. */
  public void begin(String browser) {
    if (on) {
      logs.get(browser, key -> new ArrayDeque<>());
    }
  }

  /** Adds a request of a browser whose log was begun; those without any stage are left out. */
  public void add(String browser, String method, String path, int status, Trace trace) {
    Deque<Entry> log = on ? logs.getIfPresent(browser) : null;
    if (log == null || trace.opened().isEmpty() && trace.steps().isEmpty()) {
      return;
    }
    Entry entry =
        new Entry(
            method,
            path,
            status,
            trace.reasons(),
            trace.opened(),
            trace.key(),
            trace.steps(),
            trace.sealed());
    synchronized (log) {
      log.addFirst(entry);
      while (log.size() > REQUESTS) {
        log.removeLast();
      }
    }
  }

  /** Newest first. */
  public List<Entry> of(String browser) {
    Deque<Entry> log = logs.getIfPresent(browser);
    if (log == null) {
      return List.of();
    }
    synchronized (log) {
      return List.copyOf(log);
    }
  }
}
