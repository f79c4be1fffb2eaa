package org.gatehouse.provider.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.gatehouse.provider.oauth.Relying.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A provider that is broken, slow or endless costs one sign-in, bounded in time and memory. */
class ProviderFailureTest {
  private final TestProvider provider = TestProvider.start(Shape.OIDC);

  @AfterEach
  void stop() {
    provider.close();
  }

  @ParameterizedTest
  @CsvSource({
    "TOKEN_500, UNAVAILABLE",
    "TOKEN_REDIRECT, UNAVAILABLE",
    "TOKEN_HUGE, UNAVAILABLE",
    "TOKEN_HTML_ERROR, INVALID_TOKEN"
  })
  void SEC_238_a_broken_token_endpoint_is_a_clean_error(Mode mode, OAuthException.Kind kind) {
    provider.mode(mode);

    OAuthException refusal = Relying.on(provider).refusal();

    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.getMessage()).doesNotContain("invalid_grant").doesNotContain("<");
    assertThat(provider.calls("/elsewhere")).isZero();
  }

  @Test
  void SEC_238_a_page_instead_of_tokens_is_a_clean_error() {
    provider.mode(Mode.TOKEN_HTML);

    assertThat(Relying.on(provider).refusal()).hasMessageNotContaining("<");
  }

  @ParameterizedTest
  @EnumSource(names = {"TOKEN_SLOW", "TOKEN_TRICKLE"})
  @Timeout(30)
  void SEC_238_the_whole_call_has_a_time_out(Mode mode) throws OAuthException {
    Relying hasty = Relying.patient(provider, Duration.ofMillis(1500));
    Visit visit = hasty.visit();
    provider.mode(mode);

    assertThat(refusal(hasty, visit).kind()).isEqualTo(OAuthException.Kind.UNAVAILABLE);
  }

  @Test
  @Timeout(30)
  void SEC_238_others_sign_in_while_one_call_hangs() throws Exception {
    Relying relying = Relying.on(provider);
    Visit stuck = relying.visit();
    Visit lucky = relying.visit();
    provider.mode(Mode.TOKEN_SLOW);
    CompletableFuture<OAuthException> hanging =
        CompletableFuture.supplyAsync(() -> refusal(relying, stuck));
    while (provider.silent() == 0) {
      Thread.onSpinWait();
    }
    provider.mode(Mode.GOOD);

    assertThat(relying.finish(lucky).profile().id()).isEqualTo("1001");

    assertThat(provider.silent()).as("calls that still wait for the provider").isEqualTo(1);
    provider.release();
    assertThat(hanging.get(20, TimeUnit.SECONDS).kind()).isEqualTo(OAuthException.Kind.UNAVAILABLE);
  }

  @Test
  void SEC_238_a_provider_that_is_gone_is_unavailable() throws OAuthException {
    Relying relying = Relying.on(provider);
    Visit visit = relying.visit();
    provider.close();

    assertThat(refusal(relying, visit).kind()).isEqualTo(OAuthException.Kind.UNAVAILABLE);
  }

  @Test
  void SEC_247_userinfo_is_asked_where_the_ID_token_says_little() throws OAuthException {
    provider.mode(Mode.USERINFO_ONLY);

    assertThat(Relying.on(provider).signIn().profile().email()).contains("ada@example.org");
    assertThat(provider.calls("/userinfo")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "USERINFO_OTHER_SUB, INVALID_TOKEN",
    "USERINFO_WITHOUT_SUB, INVALID_TOKEN",
    "USERINFO_HTML, INVALID_TOKEN",
    "USERINFO_500, UNAVAILABLE",
    "USERINFO_REDIRECT, UNAVAILABLE"
  })
  void SEC_247_userinfo_must_be_about_the_subject_of_the_ID_token(
      Mode mode, OAuthException.Kind kind) {
    provider.mode(mode);

    assertThat(Relying.on(provider).refusal().kind()).isEqualTo(kind);
    assertThat(provider.calls("/elsewhere")).isZero();
  }

  @Test
  void SEC_261_an_address_without_TLS_is_not_called_unless_it_is_allowed() throws IOException {
    URI keys = URI.create(provider.issuer() + "/jwks");
    ProviderHttp strict = new ProviderHttp(Duration.ofSeconds(20), false);
    HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, keys);

    assertThatThrownBy(() -> strict.retrieveResource(keys.toURL())).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> request.send(strict)).isInstanceOf(IOException.class);
    assertThat(provider.calls("/jwks")).isZero();
    assertThat(request.send(new ProviderHttp(Duration.ofSeconds(20), true)).getStatusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"file:///etc/hostname", "ftp://127.0.0.1/x", "jar:file:/a.jar!/b"})
  void SEC_261_no_other_scheme_is_called(String address) {
    ProviderHttp lax = new ProviderHttp(Duration.ofSeconds(20), true);

    assertThatThrownBy(() -> lax.retrieveResource(URI.create(address).toURL()))
        .isInstanceOf(IOException.class);
  }

  private static OAuthException refusal(Relying relying, Visit visit) {
    return catchThrowableOfType(OAuthException.class, () -> relying.finish(visit));
  }
}
