package org.gatehouse.provider.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.provider.oauth.OAuthException.Kind.INVALID_TOKEN;
import static org.gatehouse.provider.oauth.OAuthException.Kind.UNAVAILABLE;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.gatehouse.provider.oauth.RefreshResult.Refreshed;
import org.gatehouse.provider.oauth.RefreshResult.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an outage of a provider must not cost: other pages, and the sessions that exist. */
class OutageTest {
  private static final String DOCUMENT = "/.well-known/openid-configuration";

  private final TestProvider provider = TestProvider.start(Shape.OIDC);
  private final MovedClock clock = new MovedClock();
  private final Relying relying = Relying.at(clock, provider);

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  @Timeout(30)
  void SEC_238_pages_do_not_wait_for_a_discovery_that_hangs() throws Exception {
    provider.mode(Mode.DISCOVERY_SLOW);
    CompletableFuture<Void> hanging = CompletableFuture.runAsync(this::start);
    untilSilent();

    relying.client().formTargets();

    assertThat(provider.silent()).as("calls that still wait for the provider").isEqualTo(1);
    provider.release();
    hanging.get(20, TimeUnit.SECONDS);
  }

  @Test
  @Timeout(30)
  void SEC_238_a_time_out_too_is_remembered_for_a_while() throws Exception {
    provider.mode(Mode.DISCOVERY_SLOW);
    Relying hasty =
        Relying.with(
            Relying.config("test", Relying.settings(provider)), Duration.ofMillis(1500), clock);
    CompletableFuture<OAuthException> hanging = CompletableFuture.supplyAsync(hasty::refusal);
    untilSilent();
    clock.forward(Duration.ofSeconds(5));
    assertThat(hanging.get(20, TimeUnit.SECONDS).kind()).isEqualTo(UNAVAILABLE);

    assertThat(hasty.refusal().kind()).isEqualTo(UNAVAILABLE);

    assertThat(provider.calls(DOCUMENT)).isEqualTo(1);
  }

  @Test
  void SEC_258_a_key_set_that_cannot_be_read_costs_no_new_refresh_token() throws OAuthException {
    ProviderTokens old = relying.signIn().tokens();
    provider.rotateKeys();
    provider.mode(Mode.JWKS_500);

    RefreshResult result = refresh(old);
    provider.mode(Mode.GOOD);

    String next =
        result instanceof Refreshed refreshed
            ? refreshed.tokens().refreshToken().orElseThrow()
            : old.refreshToken().orElseThrow();
    assertThat(relying.client().refresh(next, "1001")).isInstanceOf(Refreshed.class);
  }

  @Test
  void SEC_258_a_page_of_a_proxy_instead_of_an_answer_is_no_refusal() throws OAuthException {
    ProviderTokens old = relying.signIn().tokens();
    provider.mode(Mode.TOKEN_HTML);

    assertThat(refresh(old)).isInstanceOf(Unavailable.class);
  }

  @Test
  void SEC_258_a_discovery_document_that_cannot_be_read_is_no_refusal() throws OAuthException {
    String token = relying.signIn().tokens().refreshToken().orElseThrow();
    provider.mode(Mode.DISCOVERY_HTML);

    OAuthClient restarted = Relying.on(provider).client();

    assertThat(restarted.refresh(token, "1001")).isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "DISCOVERY_WITHOUT_AUTHORIZATION",
        "DISCOVERY_WITHOUT_TOKEN",
        "DISCOVERY_OF_A_SCRIPT"
      })
  void SEC_244_a_document_without_usable_endpoints_is_a_clean_error(Mode mode) {
    provider.mode(mode);

    assertThat(relying.refusal().kind()).isEqualTo(INVALID_TOKEN);
    assertThat(relying.client().formTargets()).containsExactly(provider.issuer());
  }

  /** The pool belongs to all code of the process; on two processors it is a single thread. */
  @Test
  void SEC_238_a_common_pool_that_is_busy_keeps_nobody_from_signing_in() throws OAuthException {
    CountDownLatch busy = new CountDownLatch(1);
    int threads = ForkJoinPool.commonPool().getParallelism();
    IntStream.range(0, threads).forEach(i -> ForkJoinPool.commonPool().execute(waiting(busy)));
    try {
      Relying patient = Relying.patient(provider, Duration.ofSeconds(5));

      assertThat(patient.signIn().profile().id()).isEqualTo("1001");
    } finally {
      busy.countDown();
    }
  }

  private static Runnable waiting(CountDownLatch latch) {
    return () -> {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private RefreshResult refresh(ProviderTokens tokens) {
    return relying.client().refresh(tokens.refreshToken().orElseThrow(), "1001");
  }

  private void start() {
    try {
      relying.client().start(Relying.CALLBACK, Map.of());
    } catch (OAuthException e) {
      throw new IllegalStateException(e);
    }
  }

  private void untilSilent() {
    while (provider.silent() == 0) {
      Thread.onSpinWait();
    }
  }
}
