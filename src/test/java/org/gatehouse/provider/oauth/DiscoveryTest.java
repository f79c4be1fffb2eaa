package org.gatehouse.provider.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.provider.oauth.OAuthException.Kind.INVALID_TOKEN;
import static org.gatehouse.provider.oauth.OAuthException.Kind.UNAVAILABLE;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The discovery document: believed only of the issuer itself, kept, and never waited for long. */
class DiscoveryTest {
  private static final String DOCUMENT = "/.well-known/openid-configuration";

  private final TestProvider provider = TestProvider.start(Shape.OIDC);
  private final MovedClock clock = new MovedClock();
  private final Relying relying = Relying.at(clock, provider);

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void SEC_244_a_document_of_another_issuer_is_refused() {
    provider.mode(Mode.DISCOVERY_ISSUER_WRONG);

    assertThat(relying.refusal().kind()).isEqualTo(INVALID_TOKEN);
    assertThat(provider.calls("/authorize")).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"DISCOVERY_500", "DISCOVERY_HTML"})
  void a_document_that_cannot_be_read_starts_no_flow(Mode mode) {
    provider.mode(mode);

    assertThat(relying.refusal().kind()).isIn(UNAVAILABLE, INVALID_TOKEN);
    assertThat(provider.calls("/authorize")).isZero();
  }

  @Test
  void a_document_without_a_key_set_starts_no_flow() {
    provider.mode(Mode.DISCOVERY_WITHOUT_KEYS);

    assertThat(relying.refusal().kind()).isIn(UNAVAILABLE, INVALID_TOKEN);
  }

  @Test
  void a_provider_that_is_down_is_not_asked_in_a_row_but_soon_again() throws OAuthException {
    provider.mode(Mode.DISCOVERY_500);
    for (int i = 0; i < 5; i++) {
      assertThat(relying.refusal().kind()).isEqualTo(UNAVAILABLE);
    }
    assertThat(provider.calls(DOCUMENT)).isEqualTo(1);
    provider.mode(Mode.GOOD);
    clock.forward(Duration.ofSeconds(10));

    assertThat(relying.signIn().profile().id()).isEqualTo("1001");
  }

  @Test
  void a_document_is_read_again_after_an_hour_and_the_old_one_serves_while_it_fails()
      throws OAuthException {
    relying.visit();
    clock.forward(Duration.ofMinutes(59));
    relying.visit();
    assertThat(provider.calls(DOCUMENT)).isEqualTo(1);
    clock.forward(Duration.ofMinutes(2));
    provider.mode(Mode.DISCOVERY_500);

    relying.visit();

    assertThat(provider.calls(DOCUMENT)).isEqualTo(2);
  }

  @Test
  void SEC_244_an_issuer_that_changes_later_is_refused_too() throws OAuthException {
    relying.visit();
    clock.forward(Duration.ofMinutes(61));
    provider.mode(Mode.DISCOVERY_ISSUER_WRONG);

    assertThat(relying.refusal().kind()).isEqualTo(INVALID_TOKEN);
  }

  @Test
  void SEC_238_discovery_has_a_time_out() {
    provider.mode(Mode.DISCOVERY_SLOW);

    assertThat(Relying.patient(provider, Duration.ofMillis(500)).refusal().kind())
        .isEqualTo(UNAVAILABLE);
  }

  @Test
  void many_who_come_first_read_the_document_once() {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    var starts =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.runAsync(this::start, threads))
            .toList();

    starts.forEach(CompletableFuture::join);
    threads.shutdown();

    assertThat(provider.calls(DOCUMENT)).isEqualTo(1);
  }

  private void start() {
    try {
      relying.client().start(Relying.CALLBACK, Map.of());
    } catch (OAuthException e) {
      throw new IllegalStateException(e);
    }
  }
}
