package org.gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.account.PeopleById;
import org.gatehouse.account.User;
import org.gatehouse.json.Json;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionKey;
import org.gatehouse.token.TestConfig.MovableClock;
import org.junit.jupiter.api.Test;

class RoleLookupTest {
  private final MovableClock clock = new MovableClock();
  private int asked;

  @Test
  void an_address_that_the_token_does_not_prove_finds_nobody() {
    for (JsonValue proof :
        new JsonValue[] {
          JsonValue.FALSE,
          JsonValue.NULL,
          Json.PROVIDER.createValue("true"),
          Json.PROVIDER.createValue(1)
        }) {
      assertThat(
              lookup(true)
                  .find(claims(Json.PROVIDER.createObjectBuilder().add("email_verified", proof))))
          .isEmpty();
    }
    assertThat(lookup(true).find(claims(Json.PROVIDER.createObjectBuilder()))).isEmpty();
  }

  @Test
  void an_address_that_the_token_proves_finds_its_user_only_where_that_is_allowed() {
    Claims proven =
        claims(Json.PROVIDER.createObjectBuilder().add("email_verified", JsonValue.TRUE));

    assertThat(lookup(true).find(proven)).isPresent();
    assertThat(lookup(false).find(proven)).isEmpty();
    assertThat(lookup(true).find(proven.with("provider", "github"))).isEmpty();
  }

  @Test
  void who_has_no_role_is_asked_for_once_a_minute() {
    RoleLookup lookup = lookup(false);
    Claims nobody = claims(Json.PROVIDER.createObjectBuilder());
    lookup.find(nobody);
    lookup.find(nobody);
    assertThat(asked).isEqualTo(1);
    clock.forward(60);
    lookup.find(nobody);
    assertThat(asked).isEqualTo(2);
  }

  private RoleLookup lookup(boolean byEmail) {
    User admin =
        new User(
            "admin-id",
            "admin",
            Optional.empty(),
            Optional.of("admin@example.com"),
            true,
            Optional.empty(),
            Optional.of("ADMIN"),
            false,
            Map.of());
    return new RoleLookup(
        new PeopleById() {
          @Override
          public Optional<User> byId(String id) {
            asked++;
            return Optional.empty();
          }

          @Override
          public Optional<User> byVerifiedEmail(String email) {
            return Optional.of(admin).filter(user -> user.email().get().equals(email));
          }
        },
        byEmail,
        clock);
  }

  private static Claims claims(JsonObjectBuilder members) {
    return SessionKey.identified(
        new Claims(members.add("sub", "elsewhere").add("email", "admin@example.com").build()));
  }
}
