package org.gatehouse.callback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gatehouse.session.Session;
import org.gatehouse.token.Claims;

/**
 * Calls the application's callbacks, each of which is optional. The built-in behaviours are
 * interceptors around these methods; their order stands in {@code pipeline.Order}.
 */
@ApplicationScoped
public class CallbackStages {
  private Optional<SignInCallback> signIn;
  private Optional<JwtCallback> jwt;
  private Optional<SessionCallback> session;
  private Optional<RedirectCallback> redirect;

  /** For the container's client proxies. */
  protected CallbackStages() {}

  /** Two beans for one hook are ambiguous: the application does not start. */
  @Inject
  CallbackStages(
      Instance<SignInCallback> signIn,
      Instance<JwtCallback> jwt,
      Instance<SessionCallback> session,
      Instance<RedirectCallback> redirect) {
    this.signIn = only(signIn);
    this.jwt = only(jwt);
    this.session = only(session);
    this.redirect = only(redirect);
  }

  void resolveAtStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
    // observing creates this bean, so that an ambiguous hook is reported while deploying
  }

  @SignInStage
  public SignInDecision signIn(SignInContext context) {
    return signIn.map(hook -> hook.signIn(context)).orElseGet(SignInDecision::allow);
  }

  /** Empty ends the session. */
  @JwtStage
  public Optional<Claims> jwt(JwtContext context) {
    return jwt.isPresent() ? jwt.get().jwt(context) : Optional.of(context.token());
  }

  @SessionStage
  public Session session(SessionContext context) {
    return session.isPresent() ? session.get().session(context) : context.session();
  }

  @RedirectStage
  public String redirect(RedirectContext context) {
    return redirect.isPresent()
        ? redirect.get().redirect(context)
        : DefaultRedirect.resolve(context);
  }

  private static <T> Optional<T> only(Instance<T> hooks) {
    return hooks.isUnsatisfied() ? Optional.empty() : Optional.of(hooks.get());
  }
}
