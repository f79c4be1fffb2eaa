package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.account.DatabaseUnavailableException;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;
import org.gatehouse.callback.CallbackStages;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.SignInContext;
import org.gatehouse.callback.SignInDecision;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.cookie.TokenTooLargeException;
import org.gatehouse.json.Json;
import org.gatehouse.provider.Credentials;
import org.gatehouse.provider.CredentialsProvider;
import org.gatehouse.provider.CredentialsSigninException;
import org.gatehouse.provider.ProviderUnavailableException;
import org.gatehouse.token.Claims;

/** Sign-in: prove, {@code signIn}, {@code jwt} with the user present, cookie (mission row A08). */
@ApplicationScoped
public class SignInFlow {
  private static final Logger LOG = System.getLogger(SignInFlow.class.getName());
  private static final String PROVIDER = "credentials";

  /** Form field that is {@code no} for a session that ends with the browser. */
  private static final String REMEMBER = "remember";

  @Inject private CredentialsProvider provider;
  @Inject private CallbackStages stages;
  @Inject private SessionCookies cookies;
  @Inject private Events events;

  /** Checks the credentials and makes a session; never throws. */
  public SignInResult signIn(Credentials credentials, CookieHeader header) {
    boolean remembered = credentials.field(REMEMBER).filter("no"::equals).isEmpty();
    try {
      return provider
          .authorize(credentials)
          .map(user -> proven(user, header, remembered))
          .orElseGet(() -> refused(SignInError.CREDENTIALS_SIGNIN, PROVIDER));
    } catch (CredentialsSigninException e) {
      return refused(SignInError.CREDENTIALS_SIGNIN, e.code());
    } catch (ProviderUnavailableException e) {
      return failed(SignInError.UNAVAILABLE, "the credentials provider", e);
    } catch (RuntimeException e) {
      return failed(SignInError.CONFIGURATION, "the credentials provider", e);
    }
  }

  private SignInResult proven(User proven, CookieHeader header, boolean remembered) {
    User user = proven.id().isBlank() ? proven.withId(UUID.randomUUID().toString()) : proven;
    ProviderAccount account = new ProviderAccount(PROVIDER, PROVIDER, user.id());
    SignInDecision decision;
    try {
      decision = stages.signIn(new SignInContext(user, account));
    } catch (RuntimeException e) {
      return failed(SignInError.ACCESS_DENIED, "the signIn stage", e);
    }
    if (decision instanceof SignInDecision.Redirect redirect) {
      return new SignInResult.SentElsewhere(redirect.url());
    }
    if (!(decision instanceof SignInDecision.Allow)) {
      return new SignInResult.Refused(SignInError.ACCESS_DENIED, Optional.empty());
    }
    return allowed(user, account, header, remembered);
  }

  private SignInResult allowed(
      User user, ProviderAccount account, CookieHeader header, boolean remembered) {
    try {
      Optional<Claims> claims = stages.jwt(JwtContext.signIn(defaultClaims(user), user, account));
      if (claims == null || claims.isEmpty()) {
        return new SignInResult.SignedIn(List.of());
      }
      Claims kept =
          remembered ? claims.get() : claims.get().with(CookieWriter.REMEMBER, JsonValue.FALSE);
      List<SetCookie> set = cookies.begin(kept, header);
      events.fire(new SignedIn(user, account));
      return new SignInResult.SignedIn(set);
    } catch (DatabaseUnavailableException e) {
      return failed(SignInError.UNAVAILABLE, "the jwt stage", e);
    } catch (TokenTooLargeException e) {
      return failed(SignInError.CONFIGURATION, e.getMessage(), e);
    } catch (RuntimeException e) {
      return failed(SignInError.CONFIGURATION, "the jwt stage", e);
    }
  }

  private static Claims defaultClaims(User user) {
    var members = Json.PROVIDER.createObjectBuilder();
    user.name().ifPresent(name -> members.add("name", name));
    user.email().ifPresent(email -> members.add("email", email));
    user.image().ifPresent(image -> members.add("picture", image));
    return new Claims(members.add("sub", user.id()).build());
  }

  private static SignInResult refused(SignInError error, String code) {
    return new SignInResult.Refused(error, Optional.of(code));
  }

  /** The exception's class is logged, its message is not: it may hold what the user typed. */
  private static SignInResult failed(SignInError error, String where, Exception e) {
    LOG.log(Level.WARNING, "{0}: {1} threw {2}.", error.wireName(), where, e.getClass().getName());
    return new SignInResult.Refused(error, Optional.empty());
  }
}
