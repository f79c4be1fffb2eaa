package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Setting;
import org.gatehouse.cookie.CheckCookies;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.provider.Credentials;
import org.gatehouse.provider.CredentialsSigninException;
import org.gatehouse.provider.Departure;
import org.gatehouse.provider.ProofFailedException;
import org.gatehouse.provider.Proven;
import org.gatehouse.provider.ProviderUnavailableException;
import org.gatehouse.provider.Providers;
import org.gatehouse.provider.VisitProvider;
import org.gatehouse.store.Once;

/** Sign-in by any provider: a form, or a visit there and back; then {@link Admission}. */
@ApplicationScoped
public class SignInFlow {
  private static final Logger LOG = System.getLogger(SignInFlow.class.getName());

  /** Characters of a field that a callback is shown; a longer one it is not. */
  private static final int LONGEST_FIELD = 1000;

  /** Form field that is {@code no} for a session that ends with the browser. */
  private static final String REMEMBER = "remember";

  @Inject private Providers providers;
  @Inject private SignInAttempts attempts;
  @Inject private Admission admission;
  @Inject private SessionStart sessions;
  @Inject private FreshProof fresh;
  @Inject private Once once;
  @Inject private Clock clock;
  @Inject private AuthConfig config;

  /** How a visit began. */
  public sealed interface Start {
    /** Where to send the browser, with the cookies of the attempt. */
    record Away(URI location, List<SetCookie> cookies) implements Start {}

    /** Only who proved of late who he is may link an account. */
    record NotFresh() implements Start {}

    /** There is no such provider, or it cannot be asked. */
    record Failed() implements Start {}
  }

  /**
   * How a visit ended.
   *
   * @param target where to go after a sign-in; empty if no attempt was found
   * @param cookies deletions of the attempt's cookies
   */
  public record Finished(SignInResult result, Optional<String> target, List<SetCookie> cookies) {}

  /** Checks the fields of a form and makes a session; never throws. */
  public SignInResult form(String provider, Credentials fields, CookieHeader header) {
    boolean remembered = fields.field(REMEMBER).filter("no"::equals).isEmpty();
    try {
      Optional<Proven> proven = providers.form(provider).flatMap(form -> form.finish(fields));
      Admission.Wish wish = new Admission.Wish(remembered, Optional.empty(), shown(fields));
      return proven.isPresent()
          ? admission.admit(proven.get(), wish, header)
          : refused(provider, provider);
    } catch (CredentialsSigninException e) {
      return refused(provider, e.code());
    } catch (ProviderUnavailableException | DatabaseUnavailableException e) {
      return SessionStart.failed(SignInError.UNAVAILABLE, "the provider of a form", e);
    } catch (RuntimeException e) {
      return SessionStart.failed(SignInError.CONFIGURATION, "the provider of a form", e);
    }
  }

  /**
   * Starts a visit.
   *
   * @param target as the redirect stage allowed it
   * @param link whether the account is to be linked to who is signed in
   * @param asked query parameters of the request
   */
  public Start start(
      String provider,
      URI back,
      String target,
      boolean link,
      Map<String, String> asked,
      CookieHeader header) {
    Optional<VisitProvider> visited = providers.visit(provider);
    if (visited.isEmpty()) {
      return new Start.Failed();
    }
    Optional<SignInAttempt.Link> linking = link ? linking(header) : Optional.empty();
    if (link && linking.isEmpty()) {
      return new Start.NotFresh();
    }
    try {
      Departure departure = visited.get().start(back, asked);
      SignInAttempt attempt = new SignInAttempt(provider, departure.checks(), target, linking);
      List<SetCookie> cookies = attempts.remember(attempt, visited.get().comesBackByForm(), header);
      return new Start.Away(departure.location(), cookies);
    } catch (ProofFailedException e) {
      log(provider, e);
      return new Start.Failed();
    }
  }

  /**
   * Takes what the provider's page made the browser post. The request comes from another site, so
   * the session is not with it; {@link #finish} follows when the browser has come in by a link.
   *
   * @param posted each given once
   * @return a cookie to go on with; empty if this browser began no such attempt
   */
  public Optional<SetCookie> takeForm(
      String provider, Map<String, String> posted, CookieHeader header) {
    Optional<SetCookie> held = attempts.hold(provider, posted, header);
    if (held.isEmpty()) {
      LOG.log(Level.WARNING, "OAuthRefused: {0}: a form of no attempt that is open.", provider);
    }
    return held;
  }

  /**
   * Finishes the attempt that the state names; never throws.
   *
   * @param parameters those the callback carries exactly once; of one that was posted, the state
   *     alone counts
   */
  public Finished finish(
      String provider, URI back, Map<String, String> parameters, CookieHeader header) {
    String state = parameters.getOrDefault("state", "");
    List<SetCookie> cleared = attempts.forget(state, header);
    Optional<SignInAttempt> attempt = attempts.recall(provider, state, header);
    Optional<VisitProvider> visited = providers.visit(provider);
    if (attempt.isEmpty() || visited.isEmpty()) {
      return new Finished(
          SignInResult.refused(SignInError.CONFIGURATION), Optional.empty(), cleared);
    }
    try {
      if (!once.first("state " + state, clock.instant().plusSeconds(2 * CheckCookies.MAX_AGE))) {
        LOG.log(Level.WARNING, "OAuthRefused: {0}: the callback was used before.", provider);
        return new Finished(
            SignInResult.refused(SignInError.CONFIGURATION), Optional.empty(), cleared);
      }
      Map<String, String> answer =
          visited.get().comesBackByForm() ? attempts.held(provider, state, header) : parameters;
      SignInResult result = finish(visited.get(), answer, attempt.get(), back, header);
      return new Finished(result, attempt.map(SignInAttempt::target), cleared);
    } catch (DatabaseUnavailableException e) {
      SignInResult result = SessionStart.failed(SignInError.UNAVAILABLE, "the accounts", e);
      return new Finished(result, attempt.map(SignInAttempt::target), cleared);
    } catch (RuntimeException e) {
      SignInResult result = SessionStart.failed(SignInError.CONFIGURATION, "the provider", e);
      return new Finished(result, attempt.map(SignInAttempt::target), cleared);
    }
  }

  private SignInResult finish(
      VisitProvider visited,
      Map<String, String> parameters,
      SignInAttempt attempt,
      URI back,
      CookieHeader header) {
    try {
      Proven proven = visited.finish(parameters, attempt.checks(), back);
      return admission.admit(proven, new Admission.Wish(true, attempt.link(), Map.of()), header);
    } catch (ProofFailedException e) {
      log(visited.id(), e);
      return SignInResult.refused(
          switch (e.why()) {
            case BY_PROVIDER -> SignInError.OAUTH_CALLBACK_ERROR;
            case NOT_ENOUGH -> SignInError.ACCESS_DENIED;
            case BROKEN -> SignInError.CONFIGURATION;
          });
    }
  }

  /** Whether the request carries a session already (mission row C07). */
  public boolean isSignedIn(CookieHeader header) {
    return sessions.current(header).isPresent();
  }

  private Optional<SignInAttempt.Link> linking(CookieHeader header) {
    return sessions.current(header).filter(fresh::of).flatMap(SignInAttempt.Link::of);
  }

  private Map<String, String> shown(Credentials fields) {
    Map<String, String> shown = new HashMap<>();
    for (String name : config.settings().list(Setting.CREDENTIALS_SHOWN)) {
      fields
          .field(name)
          .filter(value -> value.length() <= LONGEST_FIELD)
          .ifPresent(value -> shown.put(name, value));
    }
    return shown;
  }

  private static SignInResult refused(String provider, String code) {
    return new SignInResult.Refused(
        SignInError.CREDENTIALS_SIGNIN, Optional.of(code), Optional.of(provider));
  }

  private static void log(String provider, ProofFailedException e) {
    LOG.log(Level.WARNING, "OAuthRefused: {0}: {1}: {2}.", provider, e.word(), e.getMessage());
  }
}
