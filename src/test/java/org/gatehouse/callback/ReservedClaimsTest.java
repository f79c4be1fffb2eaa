package org.gatehouse.callback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims no client may declare or name. */
class ReservedClaimsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "access_token",
        "refresh_token",
        "id_token",
        "expires_at",
        "refresh_at",
        "providerAccountId",
        "error"
      })
  void a_client_cannot_plant_or_change_the_tokens_of_a_provider(String claim) {
    assertThat(UpdatableClaim.RESERVED).contains(claim);
  }
}
