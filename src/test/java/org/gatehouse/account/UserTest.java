package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What configuration can copy of a user into the token. */
class UserTest {
  private static final User NOBODY = User.of("1", "nobody");

  @Test
  void the_avatar_is_an_attribute_or_else_the_picture_or_else_none() {
    User pictured = NOBODY.withImage(Optional.of("https://images.example/1.png"));
    User chosen =
        User.builder("1", "nobody")
            .image("https://images.example/1.png")
            .attribute("avatar", "https://images.example/own.png")
            .build();

    assertThat(NOBODY.attribute("avatar")).isEmpty();
    assertThat(pictured.attribute("avatar")).hasValue("https://images.example/1.png");
    assertThat(chosen.attribute("avatar")).hasValue("https://images.example/own.png");
  }

  @Test
  void what_is_not_said_of_a_user_is_not_there_and_an_address_is_not_verified_by_itself() {
    assertThat(User.builder("1", "nobody").build()).isEqualTo(NOBODY);
    assertThat(NOBODY.disabled()).isFalse();
    User typed = User.builder("1", "ann").verifiedEmail("a@b.example").email("c@d.example").build();
    assertThat(typed.email()).hasValue("c@d.example");
    assertThat(typed.emailVerified()).isFalse();
    assertThat(User.builder("1", "ann").verifiedEmail("a@b.example").build().emailVerified())
        .isTrue();
  }
}
