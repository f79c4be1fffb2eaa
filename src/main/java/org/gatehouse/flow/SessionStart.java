package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
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
import org.gatehouse.pipeline.StageRunner;
import org.gatehouse.pipeline.StageRunner.Decided;
import org.gatehouse.pipeline.Stages;
import org.gatehouse.provider.Proven;
import org.gatehouse.session.write.Draft;
import org.gatehouse.session.write.SessionOpener;
import org.gatehouse.session.write.SessionWriter;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Events;

/**
 * The part of every sign-in after the proof: {@code signIn}, then {@code jwt} with the user
 * present, then the cookie (mission row A08).
 */
@ApplicationScoped
class SessionStart {
  private static final Logger LOG = System.getLogger(SessionStart.class.getName());

  @Inject private Stages stages;
  @Inject private StageRunner runner;
  @Inject private SessionOpener opener;
  @Inject private SessionWriter writer;
  @Inject private Events events;
  @Inject private Clock clock;

  /** Who is signed in; runs no callback. */
  Optional<Claims> current(CookieHeader header) {
    return opener.open(header).claims();
  }

  /** Empty if this user may sign in; else the answer. Runs the {@code signIn} stage. */
  Optional<SignInResult> refusal(SignInContext context) {
    SignInDecision decision;
    try {
      decision = stages.signIn(context);
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
   * @param user one of ours
   * @param remembered whether the cookie outlives the browser
   * @param created whether this sign-in made the user
   */
  SignInResult begin(
      Proven proven, User user, boolean remembered, boolean created, CookieHeader header) {
    try {
      JwtContext context =
          JwtContext.signIn(defaultClaims(user), user, proven.account(), proven.profile(), created);
      Optional<Decided> decided = runner.begin(context);
      if (decided.isEmpty()) {
        return new SignInResult.SignedIn(List.of(), created);
      }
      Claims kept = withProof(decided.get().claims(), proven);
      if (!remembered) {
        kept = kept.with(ClaimName.REMEMBER.wire(), JsonValue.FALSE);
      }
      List<SetCookie> set = write(new Decided(kept, decided.get().maxAge()), header);
      events.fire(new SignedIn(user, proven.account()));
      return new SignInResult.SignedIn(set, created);
    } catch (DatabaseUnavailableException e) {
      return failed(SignInError.UNAVAILABLE, "the jwt stage", e);
    } catch (TokenTooLargeException e) {
      return failed(SignInError.CONFIGURATION, e.getMessage(), e);
    } catch (RuntimeException e) {
      return failed(SignInError.CONFIGURATION, "the jwt stage", e);
    }
  }

  /** In place of the session that the request carried. */
  private List<SetCookie> write(Decided decided, CookieHeader header) {
    return writer.write(writer.draft(decided, opener.open(header), Draft.Change.BEGIN));
  }

  /** The exception's class is logged, its message is not: it may hold what the user typed. */
  static SignInResult failed(SignInError error, String where, Exception e) {
    LOG.log(Level.WARNING, "{0}: {1} threw {2}.", error.wireName(), where, e.getClass().getName());
    return SignInResult.refused(error);
  }

  /**
   * How and when (RFC 8176, OpenID Connect Core 2), and in which session of the provider. A session
   * does not begin with a proof of long ago, so that its lifetime counts from now.
   */
  private Claims withProof(Claims claims, Proven proven) {
    long now = clock.instant().getEpochSecond();
    long proof = Math.min(now, proven.when().getEpochSecond());
    Claims kept =
        claims
            .without(ClaimName.BEGAN.wire())
            .without(ClaimName.PROVIDER_SESSION.wire())
            .with(ClaimName.AUTH_TIME.wire(), Json.PROVIDER.createValue(proof));
    if (proof < now) {
      kept = kept.with(ClaimName.BEGAN.wire(), Json.PROVIDER.createValue(now));
    }
    if (proven.session().isPresent()) {
      kept = kept.with(ClaimName.PROVIDER_SESSION.wire(), proven.session().get());
    }
    return kept.with(
        ClaimName.METHODS.wire(), Json.PROVIDER.createArrayBuilder(proven.how()).build());
  }

  private static Claims defaultClaims(User user) {
    var members = Json.PROVIDER.createObjectBuilder();
    user.name().ifPresent(name -> members.add("name", name));
    user.email().ifPresent(email -> members.add("email", email));
    user.image().ifPresent(image -> members.add("picture", image));
    return new Claims(members.add("sub", user.id()).build());
  }
}
