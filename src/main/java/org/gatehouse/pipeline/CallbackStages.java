package org.gatehouse.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.gatehouse.callback.JwtCallback;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.JwtStage;
import org.gatehouse.callback.MaxAgeCallback;
import org.gatehouse.callback.RedirectCallback;
import org.gatehouse.callback.RedirectContext;
import org.gatehouse.callback.RedirectStage;
import org.gatehouse.callback.SessionCallback;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.SessionStage;
import org.gatehouse.callback.SignInCallback;
import org.gatehouse.callback.SignInContext;
import org.gatehouse.callback.SignInDecision;
import org.gatehouse.callback.SignInStage;
import org.gatehouse.config.SessionConfig;
import org.gatehouse.session.Session;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Tracing;

/**
 * Calls the application's callbacks, each of which is optional. The built-in behaviours are
 * interceptors around these methods; their order stands in {@code pipeline.Order}.
 */
@ApplicationScoped
public class CallbackStages implements Stages {
  private static final String CALLBACK = "callback";

  private Optional<SignInCallback> signIn;
  private Optional<JwtCallback> jwt;
  private Optional<SessionCallback> session;
  private Optional<RedirectCallback> redirect;
  private Optional<MaxAgeCallback> maxAge;
  private Tracing trace;

  /** For the container's client proxies. */
  protected CallbackStages() {}

  /** Two beans for one hook are ambiguous: the application does not start. */
  @Inject
  CallbackStages(
      Instance<SignInCallback> signIn,
      Instance<JwtCallback> jwt,
      Instance<SessionCallback> session,
      Instance<RedirectCallback> redirect,
      Instance<MaxAgeCallback> maxAge,
      Tracing trace) {
    this.signIn = only(signIn);
    this.jwt = only(jwt);
    this.session = only(session);
    this.redirect = only(redirect);
    this.maxAge = only(maxAge);
    this.trace = trace;
  }

  void resolveAtStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
    // observing creates this bean, so that an ambiguous hook is reported while deploying
  }

  @Override
  @SignInStage
  public SignInDecision signIn(SignInContext context) {
    return trace
        .step("signIn", CALLBACK)
        .time(() -> signIn.map(hook -> hook.signIn(context)).orElseGet(SignInDecision::allow));
  }

  /** Empty ends the session. */
  @Override
  @JwtStage
  public Optional<Claims> jwt(JwtContext context) {
    Tracing.Step step = trace.step("jwt", CALLBACK);
    Optional<Claims> claims =
        step.time(() -> jwt.isPresent() ? jwt.get().jwt(context) : Optional.of(context.token()));
    if (claims != null) {
      step.changed(context.token(), claims);
    }
    return claims;
  }

  @Override
  @SessionStage
  public Session session(SessionContext context) {
    return trace
        .step("session", CALLBACK)
        .time(() -> session.isPresent() ? session.get().session(context) : context.session());
  }

  @Override
  @RedirectStage
  public String redirect(RedirectContext context) {
    return trace
        .step("redirect", CALLBACK)
        .time(
            () ->
                redirect.isPresent()
                    ? redirect.get().redirect(context)
                    : DefaultRedirect.resolve(context));
  }

  /** The configured one unless a hook decides. */
  @Override
  public Duration maxAge(Claims claims, Duration configured) {
    if (maxAge.isEmpty()) {
      return configured;
    }
    Duration decided =
        trace.step("jwt", "maxAge").time(() -> maxAge.get().maxAge(claims, configured));
    if (decided.compareTo(Duration.ofSeconds(1)) < 0
        || decided.compareTo(SessionConfig.LONGEST) > 0) {
      throw new IllegalStateException("a max age is one second to 400 days");
    }
    return decided;
  }

  private static <T> Optional<T> only(Instance<T> hooks) {
    return hooks.isUnsatisfied() ? Optional.empty() : Optional.of(hooks.get());
  }
}
