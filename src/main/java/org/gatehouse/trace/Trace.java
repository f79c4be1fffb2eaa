package org.gatehouse.trace;

import jakarta.enterprise.context.RequestScoped;
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
 * What the stages of this request did: which interceptor and callback ran, for how long, and which
 * claims it changed (names, never values). Filled by {@link Tracing}, in development only.
 */
@RequestScoped
public class Trace {
  private final List<Step> steps = new ArrayList<>();
  private Optional<String> opened = Optional.empty();
  private Optional<Integer> key = Optional.empty();
  private Optional<Sealed> sealed = Optional.empty();

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
   */
  public record Step(String stage, String name, long nanos, Set<String> changed) {}

  /** In the order in which the steps were entered; empty in production. */
  public List<Step> steps() {
    return List.copyOf(steps);
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
    steps.add(new Step(stage, name, 0, Set.of()));
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
        steps.set(index, new Step(step.stage(), step.name(), sum, step.changed()));
      }
    }

    @Override
    public void changed(Claims before, Optional<Claims> after) {
      Step step = steps.get(index);
      Set<String> names = new LinkedHashSet<>(step.changed());
      names.addAll(difference(before, after.orElse(Claims.NONE)));
      steps.set(index, new Step(step.stage(), step.name(), step.nanos(), names));
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
