package org.gatehouse.provider.oauth;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.gatehouse.config.ProviderConfig;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.idp.TestProvider;
import org.gatehouse.provider.Checks;
import org.gatehouse.provider.Departure;
import org.gatehouse.token.TestConfig;

/** A client of a test provider, and the browser between the two. */
record Relying(OAuthClient client) {
  static final URI CALLBACK = URI.create("https://portal.example.com/api/auth/callback/test");

  /** What the browser carries after the provider sent it back. */
  record Visit(Map<String, String> parameters, Checks checks) {}

  /** An OpenID Connect client; {@code pairs} are settings below {@code auth.test.}. */
  static Relying on(TestProvider provider, String... pairs) {
    return patient(provider, Duration.ofSeconds(20), pairs);
  }

  static Relying patient(TestProvider provider, Duration patience, String... pairs) {
    return with(config("test", settings(provider, pairs)), patience, Clock.systemUTC());
  }

  static Relying at(Clock clock, TestProvider provider) {
    return with(config("test", settings(provider)), Duration.ofSeconds(20), clock);
  }

  static Relying of(ProviderConfig config) {
    return with(config, Duration.ofSeconds(20), Clock.systemUTC());
  }

  static Relying with(ProviderConfig config, Duration patience, Clock clock) {
    return new Relying(new OAuthClient(config, OAuthClients.mapping(config), clock, patience));
  }

  /** What the real reader makes of settings below {@code auth.<id>.}. */
  static ProviderConfig config(String id, String... pairs) {
    String[] all = pairs.clone();
    for (int i = 0; i < all.length; i += 2) {
      all[i] = "auth." + id + "." + all[i];
    }
    String[] providers = {"auth.providers", id, "auth.secret", "fine-secret-2Wq4Er6Ty8Ui0Op1As3Df"};
    return TestConfig.development(
            Stream.of(providers, all).flatMap(Arrays::stream).toArray(String[]::new))
        .providers()
        .get(0);
  }

  static String[] settings(TestProvider provider, String... pairs) {
    String[] own = {
      "id", TestProvider.CLIENT_ID,
      "secret", TestProvider.CLIENT_SECRET,
      "issuer", provider.issuer()
    };
    return Stream.of(own, pairs).flatMap(Arrays::stream).toArray(String[]::new);
  }

  Visit visit() throws OAuthException {
    return visit(Map.of());
  }

  /** Starts an attempt and goes to the provider and back. */
  Visit visit(Map<String, String> asked) throws OAuthException {
    Departure start = client.start(CALLBACK, asked);
    return new Visit(back(start.location()), start.checks());
  }

  Identity finish(Visit visit) throws OAuthException {
    return client.finish(visit.parameters(), visit.checks(), CALLBACK);
  }

  Identity signIn() throws OAuthException {
    return finish(visit());
  }

  /** Why the sign-in fails; fails itself if it does not. */
  OAuthException refusal() {
    OAuthException refusal = Assertions.catchThrowableOfType(OAuthException.class, this::signIn);
    Assertions.assertThat(refusal).as("the refusal").isNotNull();
    return refusal;
  }

  static Map<String, String> back(URI authorization) {
    Answer answer = new Http(authorization).get("");
    Assertions.assertThat(answer.status()).isEqualTo(302);
    Assertions.assertThat(answer.location()).startsWith(CALLBACK + "?");
    return query(URI.create(answer.location()));
  }

  static Map<String, String> query(URI uri) {
    return Arrays.stream(uri.getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> decode(pair[0]),
                pair -> decode(pair[1]),
                (first, second) -> {
                  throw new AssertionError("a parameter stands twice");
                },
                LinkedHashMap::new));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
