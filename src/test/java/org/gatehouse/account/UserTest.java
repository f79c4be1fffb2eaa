package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What configuration can copy of a user into the token. */
class UserTest {
  private static final User NOBODY = User.of("1", "nobody");

  @Test
  void the_avatar_is_an_attribute_or_else_the_picture_or_else_none() {
    User pictured = NOBODY.withImage(Optional.of("https://images.example/1.png"));
    User chosen =
        new User(
            "1",
            "nobody",
            Optional.empty(),
            Optional.empty(),
            false,
            pictured.image(),
            Optional.empty(),
            false,
            Map.of("avatar", "https://images.example/own.png"));

    assertThat(NOBODY.attribute("avatar")).isEmpty();
    assertThat(pictured.attribute("avatar")).hasValue("https://images.example/1.png");
    assertThat(chosen.attribute("avatar")).hasValue("https://images.example/own.png");
  }
}
