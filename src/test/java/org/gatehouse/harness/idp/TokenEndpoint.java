package org.gatehouse.harness.idp;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;

/** Codes and refresh tokens against tokens (RFC 6749 4.1.3 and 6). */
final class TokenEndpoint {
  private final TestProvider provider;
  private final Grants grants;
  private final IdTokenForge idTokens;

  TokenEndpoint(TestProvider provider, Grants grants, IdTokenForge idTokens) {
    this.provider = provider;
    this.grants = grants;
    this.idTokens = idTokens;
  }

  Reply answer(Call call) {
    Optional<Reply> broken = broken(provider.mode());
    if (broken.isPresent()) {
      return broken.get();
    }
    Call.Credentials client = call.credentials();
    provider.seen(client.method());
    boolean proven =
        client.id().equals(TestProvider.CLIENT_ID)
            && (client.secret().equals(TestProvider.CLIENT_SECRET)
                || provider.publicClient() && client.method().equals("none"));
    if (!proven) {
      return Reply.error(401, "invalid_client");
    }
    return switch (call.form().getOrDefault("grant_type", "")) {
      case "authorization_code" -> exchange(call.form());
      case "refresh_token" -> refresh(call.form());
      default -> Reply.error(400, "unsupported_grant_type");
    };
  }

  private Optional<Reply> broken(Mode mode) {
    return Optional.ofNullable(
        switch (mode) {
          case TOKEN_500 -> Reply.error(500, "server_error");
          case TOKEN_429 -> Reply.error(429, "slow_down");
          case TOKEN_HTML_ERROR -> Reply.html(400, "<h1>invalid_grant</h1>");
          case TOKEN_HTML -> Reply.html(200, "<h1>Sign in to the network</h1>");
          case TOKEN_REDIRECT -> Reply.redirect(provider.issuer() + "/elsewhere", Map.of());
          case TOKEN_REDIRECT_307 -> Reply.repeat(provider.issuer() + "/elsewhere");
          case TOKEN_SLOW -> slow();
          case TOKEN_HUGE -> Reply.huge(10 * 1024 * 1024);
          default -> null;
        });
  }

  private Reply slow() {
    provider.awaitRelease();
    return Reply.error(503, "temporarily_unavailable");
  }

  private Reply exchange(Map<String, String> form) {
    provider.count("exchange");
    String verifier = form.getOrDefault("code_verifier", "");
    return grants
        .redeem(form.getOrDefault("code", ""))
        .filter(grant -> grant.redirectUri().equals(form.get("redirect_uri")))
        .filter(grant -> grant.challenge().equals(Jws.base64(Jws.sha256(verifier))))
        .map(grant -> tokens(grant, false, first(grant)))
        .orElseGet(() -> refused("bad_verification_code"));
  }

  private Optional<String> first(Grants.Grant grant) {
    boolean given =
        provider.shape() == Shape.OIDC || provider.shape() == Shape.GOOGLE && grant.offline();
    return given ? Optional.of(grants.refreshToken(grant)) : Optional.empty();
  }

  private Reply refresh(Map<String, String> form) {
    provider.count("refresh");
    String token = form.getOrDefault("refresh_token", "");
    Mode mode = provider.mode();
    provider.meanwhile();
    if (mode == Mode.REFRESH_500) {
      return Reply.error(500, "server_error");
    }
    if (mode == Mode.REFRESH_INVALID_GRANT) {
      return Reply.error(400, "invalid_grant");
    }
    if (mode == Mode.REFRESH_SLOW) {
      return slow();
    }
    boolean stays = provider.shape() == Shape.GOOGLE || mode == Mode.REFRESH_WITHOUT_REFRESH_TOKEN;
    if (grants.wasUsed(token)) {
      provider.count("reuse");
    }
    Optional<Grants.Grant> grant = stays ? grants.known(token) : grants.rotate(token);
    return grant
        .map(
            found ->
                tokens(
                    found,
                    true,
                    stays ? Optional.empty() : Optional.of(grants.refreshToken(found))))
        .orElseGet(() -> refused("bad_refresh_token"));
  }

  private Reply tokens(Grants.Grant grant, boolean refreshed, Optional<String> refreshToken) {
    Mode mode = provider.mode();
    String access = grants.accessToken(grant, provider.accessTokenLifetime());
    JsonObjectBuilder answer =
        Json.createObjectBuilder()
            .add("access_token", access)
            .add("token_type", provider.speaksOidc() ? "Bearer" : "bearer")
            .add("scope", scope(grant.scope()));
    if (provider.shape() != Shape.GITHUB) {
      answer.add("expires_in", provider.accessTokenLifetime().toSeconds());
    }
    refreshToken.ifPresent(token -> answer.add("refresh_token", token));
    if (provider.speaksOidc() && mode != Mode.ID_TOKEN_MISSING) {
      answer.add("id_token", idTokens.token(mode, grant, access, refreshed));
    }
    return Reply.json(
        switch (mode) {
          case TOKEN_TYPE_MISSING -> answer.remove("token_type").build();
          case TOKEN_TYPE_OTHER -> answer.add("token_type", "mac").build();
          case ACCESS_TOKEN_MISSING -> answer.remove("access_token").build();
          case ACCESS_TOKEN_EMPTY -> answer.add("access_token", "").build();
          case REFRESH_TOKEN_EMPTY -> answer.add("refresh_token", "").build();
          case EXPIRES_IN_NO_NUMBER -> answer.add("expires_in", "soon").build();
          case EXPIRES_IN_NEGATIVE -> answer.add("expires_in", -5).build();
          default -> answer.build();
        });
  }

  private String scope(String asked) {
    return provider.shape() == Shape.GITHUB ? asked.replace(' ', ',') : asked;
  }

  /** GitHub answers 200 with an error. */
  private Reply refused(String gitHub) {
    return provider.shape() == Shape.GITHUB
        ? Reply.error(200, gitHub)
        : Reply.error(400, "invalid_grant");
  }
}
