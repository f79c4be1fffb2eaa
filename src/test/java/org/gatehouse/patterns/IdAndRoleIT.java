package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.Test;

/** Mission row A02: the id and the role in the token and in {@code session.user}. */
class IdAndRoleIT {
  @Test
  void A02_the_callbacks_put_id_role_and_names_into_the_token_and_the_session() {
    JsonObject user = Portal.user(Portal.signedIn(Servers.portal(), "staff"));

    assertThat(user.getString("id")).isEqualTo("demo-staff");
    assertThat(user.getString("role")).isEqualTo("STAFF");
    assertThat(user.getString("firstName")).isEqualTo("Sam");
    assertThat(user.getString("lastName")).isEqualTo("Staff");
  }
}
