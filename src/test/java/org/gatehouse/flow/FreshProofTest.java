package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;

/** Which proof of identity counts as fresh. */
class FreshProofTest {
  private static final String SECRET = "fresh-secret-7Yt3Rw9Qz1Xc5Vb8Nm2Kp";

  private final TestConfig.MovableClock clock = new TestConfig.MovableClock();
  private final FreshProof fresh =
      new FreshProof(TestConfig.development("auth.secret", SECRET, "auth.fresh", "60"), clock);

  @Test
  void a_proof_is_fresh_for_as_long_as_it_is_configured() {
    assertThat(fresh.of(proven(0))).isTrue();
    assertThat(fresh.of(proven(-60))).isTrue();
    assertThat(fresh.of(proven(-61))).isFalse();
    assertThat(fresh.of(proven(1))).isFalse();
  }

  @Test
  void ten_minutes_is_the_default() {
    FreshProof unset = new FreshProof(TestConfig.development("auth.secret", SECRET), clock);

    assertThat(unset.age()).hasSeconds(600);
  }

  @Test
  void a_session_that_was_not_made_by_a_sign_in_here_proves_nothing() {
    assertThat(fresh.of(proven(0).without("amr"))).isFalse();
    assertThat(fresh.of(proven(0).without("auth_time"))).isFalse();
    assertThat(fresh.of(Claims.NONE)).isFalse();
  }

  private Claims proven(long secondsFromNow) {
    return new Claims(
        Json.createObjectBuilder()
            .add("auth_time", clock.instant().getEpochSecond() + secondsFromNow)
            .add("amr", Json.createArrayBuilder())
            .build());
  }
}
