package org.gatehouse.harness.idp;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** What a provider publishes: discovery (OpenID Connect Discovery 1.0) and its key set. */
final class Documents {
  private final TestProvider provider;
  private final SigningKeys keys;

  Documents(TestProvider provider, SigningKeys keys) {
    this.provider = provider;
    this.keys = keys;
  }

  Reply discovery() {
    switch (provider.mode()) {
      case DISCOVERY_500:
        return Reply.error(500, "server_error");
      case DISCOVERY_HTML:
        return Reply.html(200, "<h1>Hello</h1>");
      case DISCOVERY_SLOW:
        provider.awaitRelease();
        break;
      default:
    }
    Mode mode = provider.mode();
    String issuer = provider.issuer();
    boolean lying = mode == Mode.DISCOVERY_ISSUER_WRONG;
    JsonObjectBuilder document =
        Json.createObjectBuilder()
            .add("issuer", lying ? "https://elsewhere.example" : issuer)
            .add("authorization_endpoint", issuer + "/authorize")
            .add("token_endpoint", issuer + "/token")
            .add("userinfo_endpoint", issuer + "/userinfo")
            .add("jwks_uri", issuer + "/jwks")
            .add("end_session_endpoint", issuer + "/end-session")
            .add("response_types_supported", list("code"))
            .add("subject_types_supported", list("public"))
            .add("code_challenge_methods_supported", list("plain", "S256"))
            .add("id_token_signing_alg_values_supported", list("RS256", "HS256", "none"))
            .add(
                "authorization_response_iss_parameter_supported",
                mode != Mode.ISS_PARAMETER_NOT_ANNOUNCED);
    return Reply.json(
        switch (mode) {
          case DISCOVERY_WITHOUT_AUTHORIZATION -> document.remove("authorization_endpoint").build();
          case DISCOVERY_WITHOUT_TOKEN -> document.remove("token_endpoint").build();
          case DISCOVERY_WITHOUT_KEYS -> document.remove("jwks_uri").build();
          case DISCOVERY_OF_A_SCRIPT ->
              document.add("authorization_endpoint", "javascript:alert(1)").build();
          default -> document.build();
        });
  }

  Reply keySet() {
    switch (provider.mode()) {
      case JWKS_500:
        return Reply.error(500, "server_error");
      case JWKS_HUGE:
        return Reply.huge(10 * 1024 * 1024);
      case JWKS_SLOW:
        provider.awaitRelease();
        break;
      default:
    }
    return Reply.json(keys.published());
  }

  /** Where a token's {@code jku} points to. */
  Reply foreignKeySet() {
    return Reply.json(SigningKeys.set(List.of(keys.foreign("unknown"))));
  }

  private static JsonArrayBuilder list(String... words) {
    return Json.createArrayBuilder(List.of(words));
  }
}
