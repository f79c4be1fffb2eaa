package org.gatehouse.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;

/** Measures the steps of a request into its {@link Trace}; does nothing in production. */
@ApplicationScoped
public class Tracing {
  private static final Step OFF = new Step() {};

  private boolean on;
  private Trace trace;

  /** For the container's client proxies, and for {@link #off}. */
  protected Tracing() {}

  /** One that notes nothing. */
  public static Tracing off() {
    return new Tracing();
  }

  @Inject
  Tracing(AuthConfig config, Trace trace) {
    this.on = config.development();
    this.trace = trace;
  }

  /** An interceptor or a callback while it runs. */
  public interface Step {
    /** Runs a part of the step and adds its time. */
    default <T> T time(Supplier<T> part) {
      return part.get();
    }

    /** Notes which claims differ. */
    default void changed(Claims before, Optional<Claims> after) {}
  }

  public boolean on() {
    return on;
  }

  /**
   * Notes why the session is asked for; to be called where something is about to be done for it.
   */
  public void because(Supplier<Trace.Reason> reason) {
    if (on) {
      trace.because(reason.get());
    }
  }

  /** Notes how opening the cookie went. */
  public void opened(DecodeResult result) {
    if (on) {
      trace.opened(result);
    }
  }

  /** Notes what was sealed for the answer. */
  public void sealed(Supplier<Trace.Sealed> result) {
    if (on) {
      trace.sealed(result.get());
    }
  }

  public Step step(String stage, String name) {
    return on ? trace.start(stage, name) : OFF;
  }
}
