package org.gatehouse.harness.idp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Agrees to every well-formed request at once, in the name of the person of the day. */
final class AuthorizationEndpoint {
  /** Markup and a query that a page or a redirect must not repeat. */
  static final String DESCRIPTION = "<script>alert(1)</script>&error=OK";

  private final TestProvider provider;
  private final Grants grants;
  private volatile Map<String, String> last = Map.of();

  AuthorizationEndpoint(TestProvider provider, Grants grants) {
    this.provider = provider;
    this.grants = grants;
  }

  /** The parameters of the last request. */
  Map<String, String> last() {
    return last;
  }

  Reply answer(Call call) {
    Map<String, String> asked = call.query();
    last = asked;
    String back = asked.getOrDefault("redirect_uri", "");
    boolean known =
        TestProvider.CLIENT_ID.equals(asked.get("client_id")) && back.startsWith("http");
    if (!known) {
      return Reply.html(400, "unknown client or redirect_uri");
    }
    boolean wellFormed =
        "code".equals(asked.get("response_type"))
            && "S256".equals(asked.get("code_challenge_method"))
            && asked.getOrDefault("code_challenge", "").length() == 43
            && (!provider.speaksOidc() || asked.getOrDefault("scope", "").contains("openid"));
    Map<String, String> parameters = parameters(asked, wellFormed);
    return "form_post".equals(asked.get("response_mode"))
        ? Reply.form(back, parameters)
        : Reply.redirect(back, parameters);
  }

  private Map<String, String> parameters(Map<String, String> asked, boolean wellFormed) {
    Mode mode = provider.mode();
    Map<String, String> parameters = new LinkedHashMap<>();
    if (!wellFormed) {
      parameters.put("error", "invalid_request");
    } else if (mode == Mode.ACCESS_DENIED) {
      parameters.put("error", "access_denied");
      parameters.put("error_description", DESCRIPTION);
    } else {
      parameters.put("code", grants.code(grant(asked)));
    }
    parameters.put("state", asked.getOrDefault("state", ""));
    parameters.put("iss", provider.issuer());
    switch (mode) {
      case STATE_CHANGED -> parameters.put("state", "another-state");
      case STATE_LONGER -> parameters.put("state", asked.get("state") + "x");
      case STATE_MISSING -> parameters.remove("state");
      case ISS_PARAMETER_WRONG -> parameters.put("iss", "https://elsewhere.example");
      case ISS_PARAMETER_MISSING, ISS_PARAMETER_NOT_ANNOUNCED -> parameters.remove("iss");
      default -> {}
    }
    if (!provider.speaksOidc()) {
      parameters.remove("iss");
    }
    return parameters;
  }

  private Grants.Grant grant(Map<String, String> asked) {
    return new Grants.Grant(
        provider.personFor(asked.getOrDefault("login_hint", "")),
        asked.get("redirect_uri"),
        asked.get("code_challenge"),
        Optional.ofNullable(asked.get("nonce")),
        asked.getOrDefault("scope", ""),
        "offline".equals(asked.get("access_type")));
  }
}
