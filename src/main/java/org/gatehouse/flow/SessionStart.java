package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.gatehouse.account.User;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.SignInContext;
import org.gatehouse.callback.SignInDecision;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.cookie.TokenTooLargeException;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.json.Json;
import org.gatehouse.pipeline.CallbackStages;
import org.gatehouse.session.write.CookieWriter;
import org.gatehouse.session.write.Events;
import org.gatehouse.session.write.SessionCookies;
import org.gatehouse.token.Claims;

/**
 * The part of every sign-in after the proof: {@code signIn}, then {@code jwt} with the user
 * present, then the cookie (mission row A08).
 */
@ApplicationScoped
class SessionStart {
  private static final Logger LOG = System.getLogger(SessionStart.class.getName());

  @Inject private CallbackStages stages;
  @Inject private SessionCookies cookies;
  @Inject private Events events;

  /** Empty if the candidate may sign in; else the answer. */
  Optional<SignInResult> refusal(Candidate candidate) {
    SignInDecision decision;
    try {
      decision = stages.signIn(new SignInContext(candidate.user(), candidate.account()));
    } catch (RuntimeException e) {
      return Optional.of(failed(SignInError.ACCESS_DENIED, "the signIn stage", e));
    }
    if (decision instanceof SignInDecision.Redirect redirect) {
      return Optional.of(new SignInResult.SentElsewhere(redirect.url()));
    }
    return decision instanceof SignInDecision.Allow
        ? Optional.empty()
        : Optional.of(SignInResult.refused(SignInError.ACCESS_DENIED));
  }

  /**
   * Makes the session; never throws.
   *
   * @param created whether this sign-in made the user
   */
  SignInResult begin(Candidate candidate, boolean created, CookieHeader header) {
    User user = candidate.user();
    try {
      JwtContext context =
          JwtContext.signIn(
              defaultClaims(user), user, candidate.account(), candidate.profile(), created);
      Optional<Claims> claims = stages.jwt(context);
      if (claims == null || claims.isEmpty()) {
        return new SignInResult.SignedIn(List.of(), created);
      }
      Claims kept =
          candidate.remembered()
              ? claims.get()
              : claims.get().with(CookieWriter.REMEMBER, JsonValue.FALSE);
      List<SetCookie> set = cookies.begin(kept, header);
      events.fire(new SignedIn(user, candidate.account()));
      return new SignInResult.SignedIn(set, created);
    } catch (DatabaseUnavailableException e) {
      return failed(SignInError.UNAVAILABLE, "the jwt stage", e);
    } catch (TokenTooLargeException e) {
      return failed(SignInError.CONFIGURATION, e.getMessage(), e);
    } catch (RuntimeException e) {
      return failed(SignInError.CONFIGURATION, "the jwt stage", e);
    }
  }

  /** The exception's class is logged, its message is not: it may hold what the user typed. */
  static SignInResult failed(SignInError error, String where, Exception e) {
    LOG.log(Level.WARNING, "{0}: {1} threw {2}.", error.wireName(), where, e.getClass().getName());
    return SignInResult.refused(error);
  }

  private static Claims defaultClaims(User user) {
    var members = Json.PROVIDER.createObjectBuilder();
    user.name().ifPresent(name -> members.add("name", name));
    user.email().ifPresent(email -> members.add("email", email));
    user.image().ifPresent(image -> members.add("picture", image));
    return new Claims(members.add("sub", user.id()).build());
  }
}
