package org.gatehouse.oauth;

import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;

/** The portal with providers that are all ours; started once for the classes that share it. */
final class OAuthServer {
  static final String SECRET = "oauth-secret-5Hj7Kl9Zx1Cv3Bn5Mq7W";

  /** Of the stream {@code main}, which tells of the accounts of {@code badop}. */
  static final String SIGNALS = "stream-secret-8Hb5Vc2Xz9Lk6Jh3Gf0Ds";

  static final String AUDIENCE = "https://portal.example.com/signals";

  /** What the provider {@code strict} must prove of a sign-in. */
  static final String STRICT_PARAMETERS = "acr_values=mfa&hd=corp.example&max_age=300&prompt=login";

  static final TestProvider MAIN = TestProvider.start(Shape.OIDC);
  static final TestProvider OTHER = TestProvider.start(Shape.OIDC);
  static final TestProvider GITHUB = TestProvider.start(Shape.GITHUB);
  static final TestProvider FACEBOOK = TestProvider.start(Shape.FACEBOOK);

  private static LibertyServer shared;

  private OAuthServer() {}

  static synchronized LibertyServer get() {
    if (shared == null) {
      shared = builder("oauth").start();
    }
    return shared;
  }

  static LibertyServer.Builder builder(String name) {
    LibertyServer.Builder builder =
        LibertyServer.named(name)
            .development()
            .env("AUTH_SECRET", SECRET)
            .env("AUTH_PROVIDERS", "badop,other,google,github,facebook,strict");
    oidc(builder, "BADOP", MAIN);
    oidc(builder, "OTHER", OTHER);
    oidc(builder, "GOOGLE", MAIN);
    oidc(builder, "STRICT", MAIN);
    plain(builder, "GITHUB", GITHUB, "/user");
    plain(builder, "FACEBOOK", FACEBOOK, "/me");
    return builder
        .env("AUTH_SIGNALS", "main")
        .env("AUTH_SIGNALS_MAIN_ISSUER", MAIN.issuer())
        .env("AUTH_SIGNALS_MAIN_AUDIENCE", AUDIENCE)
        .env("AUTH_SIGNALS_MAIN_JWKS_URI", MAIN.issuer() + "/jwks")
        .env("AUTH_SIGNALS_MAIN_PROVIDER", "badop")
        .env("AUTH_SIGNALS_MAIN_SECRET", SIGNALS)
        .env("PORTAL_API_PROVIDER", "badop")
        .env("PORTAL_API_ADDRESS", MAIN.issuer() + "/userinfo")
        .env("AUTH_BADOP_LOGOUT", "rp-initiated")
        .env("AUTH_BADOP_KEEP_ID_TOKEN", "true")
        .env("AUTH_OTHER_LINK_BY_VERIFIED_EMAIL", "true")
        .env("AUTH_STRICT_LINK_BY_VERIFIED_EMAIL", "true")
        .env("AUTH_STRICT_AUTHORIZATION_PARAMS", STRICT_PARAMETERS)
        .env("AUTH_GOOGLE_AUTHORIZATION_PARAMS", "prompt=consent&access_type=offline");
  }

  static void oidc(LibertyServer.Builder builder, String id, TestProvider provider) {
    builder
        .env("AUTH_" + id + "_ID", TestProvider.CLIENT_ID)
        .env("AUTH_" + id + "_SECRET", TestProvider.CLIENT_SECRET)
        .env("AUTH_" + id + "_ISSUER", provider.issuer());
  }

  private static void plain(
      LibertyServer.Builder builder, String id, TestProvider provider, String person) {
    builder
        .env("AUTH_" + id + "_ID", TestProvider.CLIENT_ID)
        .env("AUTH_" + id + "_SECRET", TestProvider.CLIENT_SECRET)
        .env("AUTH_" + id + "_AUTHORIZATION_ENDPOINT", provider.issuer() + "/authorize")
        .env("AUTH_" + id + "_TOKEN_ENDPOINT", provider.issuer() + "/token")
        .env("AUTH_" + id + "_USERINFO_ENDPOINT", provider.issuer() + person);
  }
}
