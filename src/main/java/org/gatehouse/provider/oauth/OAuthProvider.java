package org.gatehouse.provider.oauth;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;
import org.gatehouse.config.ProviderConfig;
import org.gatehouse.provider.Checks;
import org.gatehouse.provider.Departure;
import org.gatehouse.provider.ProofFailedException;
import org.gatehouse.provider.Proven;
import org.gatehouse.provider.VisitProvider;

/** An OAuth 2 or OpenID Connect provider as a way to sign in. */
record OAuthProvider(OAuthClient client, Clock clock) implements VisitProvider {
  private static final int MOST_METHODS = 8;
  private static final int LONGEST_METHOD = 32;

  /** Characters; what is longer would grow every token. */
  static final int LONGEST_SESSION = 128;

  @Override
  public String id() {
    return client.config().id();
  }

  @Override
  public String name() {
    return client.config().name();
  }

  @Override
  public String type() {
    return client.config().type().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Departure start(URI back, Map<String, String> asked) throws ProofFailedException {
    return client.start(back, asked);
  }

  @Override
  public Proven finish(Map<String, String> parameters, Checks checks, URI back)
      throws ProofFailedException {
    return proven(client.finish(parameters, checks, back));
  }

  @Override
  public boolean comesBackByForm() {
    return client.config().responseMode() == ProviderConfig.ResponseMode.FORM_POST;
  }

  @Override
  public Set<String> formTargets() {
    return client.formTargets();
  }

  private Proven proven(Identity identity) {
    ProviderAccount account =
        new ProviderAccount(id(), type(), identity.profile().id(), Optional.of(identity.tokens()));
    return new Proven(
        described(identity.profile()),
        false,
        account,
        Optional.of(identity.claims()),
        methods(identity.idClaims()),
        time(identity.idClaims()),
        session(identity.idClaims()));
  }

  /** Only the word of a provider that is trusted for it makes an address a verified one. */
  private User described(Profile profile) {
    Map<String, String> attributes = new HashMap<>();
    profile.firstName().ifPresent(name -> attributes.put("firstName", name));
    profile.lastName().ifPresent(name -> attributes.put("lastName", name));
    String id = UUID.randomUUID().toString();
    return new User(
        id,
        id() + ":" + id,
        profile.name(),
        profile.email(),
        profile.emailVerified() && client.config().linkByVerifiedEmail(),
        profile.image(),
        Optional.empty(),
        false,
        attributes);
  }

  private static List<String> methods(JsonObject idClaims) {
    return idClaims.get("amr") instanceof JsonArray array
        ? array.stream()
            .filter(JsonString.class::isInstance)
            .map(method -> ((JsonString) method).getString())
            .filter(method -> !method.isBlank() && method.length() <= LONGEST_METHOD)
            .limit(MOST_METHODS)
            .toList()
        : List.of();
  }

  private static Optional<String> session(JsonObject idClaims) {
    return Optional.ofNullable(idClaims.get("sid"))
        .filter(JsonString.class::isInstance)
        .map(sid -> ((JsonString) sid).getString())
        .filter(sid -> !sid.isBlank() && sid.length() <= LONGEST_SESSION);
  }

  /** The provider's, unless it gives none or one that is still to come. */
  private Instant time(JsonObject idClaims) {
    Instant now = clock.instant();
    return idClaims.get("auth_time") instanceof JsonNumber number
            && number.doubleValue() > 0
            && number.doubleValue() < now.getEpochSecond()
        ? Instant.ofEpochSecond(number.longValue())
        : now;
  }
}
