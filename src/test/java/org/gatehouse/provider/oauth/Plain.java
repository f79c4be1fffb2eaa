package org.gatehouse.provider.oauth;

import java.util.Arrays;
import java.util.stream.Stream;
import org.gatehouse.harness.idp.TestProvider;

/** Clients of plain OAuth providers, with the built-in defaults but the addresses. */
final class Plain {
  private Plain() {}

  static Relying gitHub(TestProvider provider, String... pairs) {
    return client("github", provider, "/user", pairs);
  }

  static Relying facebook(TestProvider provider) {
    return client("facebook", provider, "/me?fields=id,name,email,picture");
  }

  /** A provider under an id of its own, which answers as GitHub's shape does. */
  static Relying inHouse(TestProvider provider, String... pairs) {
    String[] own =
        Stream.of(new String[] {"type", "oauth"}, pairs)
            .flatMap(Arrays::stream)
            .toArray(String[]::new);
    return client("inhouse", provider, "/user", own);
  }

  private static Relying client(String id, TestProvider provider, String person, String... pairs) {
    String[] own = {
      "id", TestProvider.CLIENT_ID,
      "secret", TestProvider.CLIENT_SECRET,
      "authorization-endpoint", provider.issuer() + "/authorize",
      "token-endpoint", provider.issuer() + "/token",
      "userinfo-endpoint", provider.issuer() + person
    };
    String[] all = Stream.of(own, pairs).flatMap(Arrays::stream).toArray(String[]::new);
    return Relying.of(Relying.config(id, all));
  }
}
