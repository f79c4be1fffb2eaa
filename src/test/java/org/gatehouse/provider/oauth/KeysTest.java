package org.gatehouse.provider.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the key set of a provider is read, kept and read again. */
class KeysTest {
  private final TestProvider provider = TestProvider.start(Shape.OIDC);
  private final Relying relying = Relying.on(provider);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    provider.close();
    threads.shutdownNow();
  }

  @Test
  void the_key_set_and_discovery_are_read_once_for_many_sign_ins() throws OAuthException {
    for (int i = 0; i < 5; i++) {
      relying.signIn();
    }

    assertThat(provider.calls("/jwks")).isEqualTo(1);
    assertThat(provider.calls("/.well-known/openid-configuration")).isEqualTo(1);
  }

  @Test
  void SEC_245_a_new_key_is_fetched_once_and_signs_in() throws OAuthException {
    relying.signIn();
    provider.rotateKeys();

    assertThat(relying.signIn().profile().id()).isEqualTo("1001");
    assertThat(provider.calls("/jwks")).isEqualTo(2);
    relying.signIn();
    assertThat(provider.calls("/jwks")).isEqualTo(2);
  }

  @Test
  void SEC_245_many_at_once_cause_one_fetch_of_a_new_key() throws OAuthException {
    relying.signIn();
    provider.rotateKeys();
    List<Relying.Visit> visits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      visits.add(relying.visit());
    }

    var results = visits.stream().map(this::finishAside).toList();

    assertThat(results).allSatisfy(result -> assertThat(result.join()).isEqualTo("1001"));
    assertThat(provider.calls("/jwks")).isEqualTo(2);
  }

  @Test
  void SEC_245_unknown_keys_cannot_force_one_fetch_after_the_other() throws OAuthException {
    relying.signIn();
    provider.mode(Mode.KID_UNKNOWN);

    for (int i = 0; i < 10; i++) {
      assertThat(relying.refusal()).isNotNull();
    }

    assertThat(provider.calls("/jwks")).isEqualTo(2);
  }

  @Test
  void SEC_245_unknown_keys_do_not_keep_known_ones_from_signing_in() throws OAuthException {
    relying.signIn();
    provider.mode(Mode.KID_UNKNOWN);
    for (int i = 0; i < 5; i++) {
      assertThat(relying.refusal()).isNotNull();
    }
    provider.mode(Mode.GOOD);

    assertThat(relying.signIn().profile().id()).isEqualTo("1001");
  }

  @Test
  void SEC_246_without_kid_the_only_key_is_taken() throws OAuthException {
    provider.mode(Mode.KID_ABSENT);

    assertThat(relying.signIn().profile().id()).isEqualTo("1001");
  }

  @Test
  void SEC_246_without_kid_every_key_that_may_fit_is_tried() throws OAuthException {
    provider.addKey();
    provider.addKey();
    provider.mode(Mode.KID_ABSENT);

    assertThat(relying.signIn().profile().id()).isEqualTo("1001");
  }

  @ParameterizedTest
  @EnumSource(names = {"JWKS_500", "JWKS_HUGE", "JWKS_SLOW"})
  void SEC_238_a_key_set_that_cannot_be_read_is_no_reason_to_trust_a_token(Mode mode)
      throws OAuthException {
    Relying hasty = Relying.patient(provider, Duration.ofMillis(1500));
    var visit = hasty.visit();
    provider.mode(mode);

    OAuthException refusal = catchThrowableOfType(OAuthException.class, () -> hasty.finish(visit));

    assertThat(refusal.kind()).isEqualTo(OAuthException.Kind.UNAVAILABLE);
  }

  @Test
  void a_key_set_that_could_not_be_read_once_is_asked_again() throws OAuthException {
    provider.mode(Mode.JWKS_500);
    assertThat(relying.refusal().kind()).isEqualTo(OAuthException.Kind.UNAVAILABLE);
    provider.mode(Mode.GOOD);

    assertThat(relying.signIn().profile().id()).isEqualTo("1001");
  }

  private CompletableFuture<String> finishAside(Relying.Visit visit) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return relying.finish(visit).profile().id();
          } catch (OAuthException e) {
            return e.getMessage();
          }
        },
        threads);
  }
}
