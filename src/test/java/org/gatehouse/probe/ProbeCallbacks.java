package org.gatehouse.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.callback.JwtCallback;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.RedirectCallback;
import org.gatehouse.callback.RedirectContext;
import org.gatehouse.callback.SessionCallback;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.SignInCallback;
import org.gatehouse.callback.SignInContext;
import org.gatehouse.callback.SignInDecision;
import org.gatehouse.callback.Trigger;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.flow.SessionShown;
import org.gatehouse.flow.SignedIn;
import org.gatehouse.flow.SignedOut;
import org.gatehouse.json.Json;
import org.gatehouse.session.Session;
import org.gatehouse.token.Claims;

/**
 * All four hooks: they log, and fail as the user name (at sign-in) or claim {@code mode} (at reads)
 * says. An update may set {@code name}, {@code mode} and {@code pad}, a number of characters.
 */
@ApplicationScoped
public class ProbeCallbacks
    implements SignInCallback, JwtCallback, SessionCallback, RedirectCallback {
  private static final String CANARY = "canary-in-an-exception-message";

  @Inject private ProbeLog log;

  @Override
  public SignInDecision signIn(SignInContext context) {
    log.add("signIn");
    return switch (context.user().username()) {
      case "denied" -> SignInDecision.deny();
      case "elsewhere" -> SignInDecision.redirect("/welcome");
      case "signin-throws" -> throw new IllegalStateException(CANARY);
      default -> SignInDecision.allow();
    };
  }

  @Override
  public Optional<Claims> jwt(JwtContext context) {
    log.add(context.trigger().map(trigger -> "jwt[" + trigger + "]").orElse("jwt"));
    if (context.trigger().filter(Trigger.SIGN_IN::equals).isPresent()) {
      return signedIn(context);
    }
    Claims token =
        context.update().map(data -> updated(context.token(), data)).orElse(context.token());
    String mode = context.token().text("mode").orElse("");
    if (mode.equals("jwt-throws")) {
      throw new IllegalStateException(CANARY);
    }
    if (mode.equals("jwt-refuses")) {
      throw UpdateRefusedException.forbidden("NotNow", "Not now.");
    }
    return mode.equals("jwt-empty") ? Optional.empty() : Optional.of(token);
  }

  @Override
  public Session session(SessionContext context) {
    log.add("session");
    if (context.token().text("mode").filter("session-throws"::equals).isPresent()) {
      throw new IllegalStateException(CANARY);
    }
    Session session = context.session();
    for (String claim : new String[] {"sub", "role", "mode", "color"}) {
      JsonValue value = context.token().toJson().get(claim);
      session = value == null ? session : session.withUser(Map.of(claim, value));
    }
    int size = context.token().text("pad").map(String::length).orElse(0);
    return size == 0
        ? session
        : session.withUser(Map.of("padLength", Json.PROVIDER.createValue(size)));
  }

  @Override
  public String redirect(RedirectContext context) {
    log.add("redirect");
    String url = context.url();
    if (url.contains("redirect-throws")) {
      throw new IllegalStateException(CANARY);
    }
    if (url.contains("redirect-null")) {
      return null;
    }
    if (url.startsWith("/")) {
      return context.baseUrl() + url;
    }
    boolean known = url.startsWith(context.baseUrl()) || url.startsWith("https://partner.example/");
    return known ? url : context.home();
  }

  void signedIn(@Observes SignedIn event) {
    log.add("event:signIn");
  }

  void signedOut(@Observes SignedOut event) {
    log.add("event:signOut");
  }

  void shown(@Observes SessionShown event) {
    log.add("event:session");
    if (event.token().text("mode").filter("event-throws"::equals).isPresent()) {
      throw new IllegalStateException(CANARY);
    }
  }

  private static Optional<Claims> signedIn(JwtContext context) {
    return switch (context.user().orElseThrow().username()) {
      case "jwt-empty" -> Optional.empty();
      case "jwt-throws" -> throw new IllegalStateException(CANARY);
      case "big" -> Optional.of(context.token().with("pad", random(6000)));
      case "session-throws" -> Optional.of(context.token().with("mode", "session-throws"));
      case "huge" -> Optional.of(context.token().with("pad", random(30_000)));
      default -> Optional.of(context.token());
    };
  }

  private static Claims updated(Claims token, JsonValue data) {
    if (!(data instanceof JsonObject members)) {
      return token;
    }
    Claims changed = token;
    for (String name : new String[] {"name", "mode", "color"}) {
      changed = members.containsKey(name) ? changed.with(name, members.getString(name)) : changed;
    }
    return members.containsKey("pad")
        ? changed.with("pad", random(members.getInt("pad")))
        : changed;
  }

  /** Text that does not shrink; a JSON value of this many characters. */
  private static JsonValue random(int characters) {
    StringBuilder text = new StringBuilder();
    new java.util.Random(7).ints(characters, 'a', 'z').forEach(c -> text.append((char) c));
    return Json.PROVIDER.createValue(text.toString());
  }
}
