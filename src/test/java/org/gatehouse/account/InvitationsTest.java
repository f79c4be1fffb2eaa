package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which invitations are somebody's. */
class InvitationsTest {
  @Test
  void I9_an_address_that_is_not_marked_as_verified_finds_no_invitation() {
    assertThat(Invitations.logins(user("eve", "victim@example.com", false))).containsExactly("eve");
    assertThat(Invitations.logins(user("vic", "Victim@Example.com", true)))
        .containsExactlyInAnyOrder("vic", "victim@example.com");
  }

  @Test
  void I9_a_user_name_that_looks_like_an_address_is_none() {
    assertThat(Invitations.logins(user("victim@example.com", "eve@example.com", false))).isEmpty();
    assertThat(Invitations.logins(user("\uFF56\uFF49\uFF43\uFF20example.com", null, false)))
        .doesNotContain("vic@example.com");
  }

  private static User user(String username, String email, boolean verified) {
    return new User(
        "id",
        username,
        Optional.empty(),
        Optional.ofNullable(email),
        verified,
        Optional.empty(),
        Optional.empty(),
        false,
        Map.of());
  }
}
