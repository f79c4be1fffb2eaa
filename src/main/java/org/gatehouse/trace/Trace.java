package org.gatehouse.trace;

import jakarta.enterprise.context.RequestScoped;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;

/**
 * What the stages of this request did and why: who asked, which interceptor and callback ran, for
 * how long, and which claims it changed (names, never values). Filled by {@link Tracing}, in
 * development only.
 */
@RequestScoped
public class Trace {
  private static final int MOST_REASONS = 20;

  private final List<Step> steps = new ArrayList<>();
  private final Set<Reason> reasons = new LinkedHashSet<>();
  private Optional<Reason> reason = Optional.empty();
  private Optional<String> opened = Optional.empty();
  private Optional<Integer> key = Optional.empty();
  private Optional<Sealed> sealed = Optional.empty();

  /**
   * Why the cookie was opened or a stage ran, and who asked.
   *
   * @param what such as {@code @RolesAllowed}, {@code CurrentSession} or {@code POST
   *     /api/auth/session}
   * @param who class and method, or a servlet; {@code -} where nobody can be named
   */
  public record Reason(Kind kind, String what, String who) {
    /** What it is that asks for a session (mission row A09). */
    public enum Kind {
      SIGN_IN("sign-in"),
      SESSION_READ("session read"),
      UPDATE("update"),
      SIGN_OUT("sign-out"),
      ENDPOINT("endpoint"),
      PROTECTED("protected"),
      CONTAINER_IDENTITY("container identity"),
      SESSION_INJECTION("injected session"),
      INJECTION("injection"),
      RAW_CLAIMS("raw claims");

      private final String word;

      Kind(String word) {
        this.word = word;
      }

      /** As the header says it. */
      public String word() {
        return word;
      }
    }

    private static final String GUARD = "org.gatehouse.guard.";

    /** An endpoint of Gatehouse, asked by its resource. */
    public static Reason endpoint(Kind kind, String what, Class<?> helper) {
      return new Reason(kind, what, Asker.beyond(helper.getName()));
    }

    /** A rule of access. */
    public static Reason rule(String what, Class<?> type, Method method) {
      return new Reason(Kind.PROTECTED, what, Asker.shown(type.getName(), method.getName()));
    }

    /** Something injected, used by the application. */
    public static Reason injected(Kind kind, String what) {
      return new Reason(kind, what, Asker.beyond(GUARD));
    }
  }

  /**
   * What was sealed into the answer.
   *
   * @param characters of the sealed token
   * @param claims bytes by claim
   */
  public record Sealed(int characters, Map<String, Integer> claims, Instant expires) {}

  /**
   * One interceptor or callback of a stage.
   *
   * @param nanos its own time, without what it wraps
   * @param reason why it ran
   */
  public record Step(
      String stage, String name, long nanos, Set<String> changed, Optional<Reason> reason) {
    Step with(long newNanos, Set<String> nowChanged) {
      return new Step(stage, name, newNanos, nowChanged, reason);
    }
  }

  /** In the order in which the steps were entered; empty in production. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** Why the session was asked for, each once, in this order; also where no stage had to run. */
  public List<Reason> reasons() {
    return List.copyOf(reasons);
  }

  /** The word of {@link org.gatehouse.token.DecodeResult#reason()}; empty if nothing was opened. */
  public Optional<String> opened() {
    return opened;
  }

  /** Empty if the answer carries no new token. */
  public Optional<Sealed> sealed() {
    return sealed;
  }

  /** Place of the key in the list of secrets; 0 seals. Empty if nothing was opened. */
  public Optional<Integer> key() {
    return key;
  }

  /** What runs from now on runs for this. */
  void because(Reason given) {
    reason = Optional.of(given);
    if (reasons.size() < MOST_REASONS) {
      reasons.add(given);
    }
  }

  void opened(DecodeResult result) {
    opened = Optional.of(result.reason());
    key =
        result instanceof DecodeResult.Valid valid
            ? Optional.of(valid.keyIndex())
            : Optional.empty();
  }

  void sealed(Sealed result) {
    sealed = Optional.of(result);
  }

  Tracing.Step start(String stage, String name) {
    steps.add(new Step(stage, name, 0, Set.of(), reason));
    return new Measured(steps, steps.size() - 1);
  }

  /** Writes its measurements into the list. */
  private record Measured(List<Step> steps, int index) implements Tracing.Step {
    @Override
    public <T> T time(Supplier<T> part) {
      long start = System.nanoTime();
      try {
        return part.get();
      } finally {
        Step step = steps.get(index);
        long sum = step.nanos() + System.nanoTime() - start;
        steps.set(index, step.with(sum, step.changed()));
      }
    }

    @Override
    public void changed(Claims before, Optional<Claims> after) {
      Step step = steps.get(index);
      Set<String> names = new LinkedHashSet<>(step.changed());
      names.addAll(difference(before, after.orElse(Claims.NONE)));
      steps.set(index, step.with(step.nanos(), names));
    }

    private static Set<String> difference(Claims before, Claims after) {
      Set<String> names = new LinkedHashSet<>(before.toJson().keySet());
      names.addAll(after.toJson().keySet());
      names.removeIf(
          name ->
              before.has(name)
                  && after.has(name)
                  && before.toJson().get(name).equals(after.toJson().get(name)));
      return names;
    }
  }
}
