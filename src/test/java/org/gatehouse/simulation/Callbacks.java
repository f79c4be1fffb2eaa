package org.gatehouse.simulation;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.RedirectContext;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.SignInContext;
import org.gatehouse.callback.SignInDecision;
import org.gatehouse.json.Json;
import org.gatehouse.pipeline.JwtStep;
import org.gatehouse.pipeline.Stages;
import org.gatehouse.session.Session;
import org.gatehouse.token.Claims;

/**
 * The built-in steps of the pipeline, in their order, around an application that counts its updates
 * and now and then throws.
 */
final class Callbacks implements Stages {
  /** What an update must be able to do: add one to the claim. */
  static final String COUNT = "count";

  /** Text that fits into no cookie with the rest. */
  static final String PAD = "pad";

  /** The application fails. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final List<JwtStep> steps;
  private final Scheduler scheduler;
  private final Random random;

  Callbacks(List<JwtStep> steps, Scheduler scheduler, Random random) {
    this.steps = steps.stream().sorted(Comparator.comparingInt(Callbacks::priority)).toList();
    this.scheduler = scheduler;
    this.random = random;
  }

  static int count(Claims claims) {
    return claims.toJson().get(COUNT) instanceof JsonNumber number ? number.intValue() : 0;
  }

  @Override
  public Optional<Claims> jwt(JwtContext context) {
    return run(context, 0);
  }

  private Optional<Claims> run(JwtContext context, int index) {
    if (index == steps.size()) {
      return application(context);
    }
    try {
      return steps.get(index).run(context, inner -> run(inner, index + 1));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<Claims> application(JwtContext context) {
    scheduler.pause();
    if (random.nextInt(200) == 0) {
      throw new Failure();
    }
    Claims token = context.token();
    if (context.update().filter(JsonObject.class::isInstance).isEmpty()) {
      return Optional.of(token);
    }
    JsonObject data = context.update().get().asJsonObject();
    if (data.containsKey(PAD)) {
      token = token.with(PAD, "x".repeat(data.getInt(PAD)));
    }
    return Optional.of(token.with(COUNT, Json.PROVIDER.createValue(count(token) + 1)));
  }

  @Override
  public Session session(SessionContext context) {
    if (random.nextInt(300) == 0) {
      throw new Failure();
    }
    return context.session();
  }

  @Override
  public Duration maxAge(Claims claims, Duration configured) {
    return configured;
  }

  @Override
  public SignInDecision signIn(SignInContext context) {
    return SignInDecision.allow();
  }

  @Override
  public String redirect(RedirectContext context) {
    return context.home();
  }

  private static int priority(JwtStep step) {
    return step.getClass().getAnnotation(jakarta.annotation.Priority.class).value();
  }
}
