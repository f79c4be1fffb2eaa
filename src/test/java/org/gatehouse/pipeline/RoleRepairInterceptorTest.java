package org.gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.account.PeopleById;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TestConfig.MovableClock;
import org.junit.jupiter.api.Test;

/** A token gets no role but the one of the user it stands for. */
class RoleRepairInterceptorTest {
  private final List<String> asked = new ArrayList<>();
  private final Map<String, User> users =
      Map.of(
          "ann", user("ann", Optional.of("ADMIN"), false),
          "bob", user("bob", Optional.empty(), false),
          "eve", user("eve", Optional.of("ADMIN"), true));

  private final RoleRepairInterceptor repair =
      new RoleRepairInterceptor(
          new PeopleById() {
            @Override
            public Optional<User> byId(String id) {
              asked.add(id);
              return Optional.ofNullable(users.get(id));
            }

            @Override
            public Optional<User> byVerifiedEmail(String email) {
              throw new AssertionError("an address was believed");
            }
          },
          false,
          new MovableClock());

  @Test
  void a_token_without_a_role_gets_that_of_its_user() throws Exception {
    assertThat(read(token("ann"))).hasValue(token("ann").with("role", "ADMIN"));
  }

  @Test
  void a_token_with_a_role_keeps_it_and_costs_no_look_up() throws Exception {
    Claims clerk = token("ann").with("role", "CLERK");

    assertThat(read(clerk)).hasValue(clerk);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_user_without_a_role_and_a_user_that_is_gone_get_none() throws Exception {
    assertThat(read(token("bob"))).hasValue(token("bob"));
    assertThat(read(token("gone"))).hasValue(token("gone"));
  }

  @Test
  void the_session_of_a_disabled_user_ends_however_often_it_is_read() throws Exception {
    assertThat(read(token("eve"))).isEmpty();
    assertThat(read(token("eve"))).isEmpty();
  }

  @Test
  void a_token_that_names_nobody_is_looked_up_nowhere() throws Exception {
    Claims nobody = token("");

    assertThat(read(nobody)).hasValue(nobody);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_sign_in_is_given_the_role_that_its_proof_gave() throws Exception {
    JwtContext signIn =
        JwtContext.signIn(
            token("ann"),
            User.of("ann", "ann"),
            new ProviderAccount("credentials", "credentials", "ann"),
            Optional.empty(),
            false);

    assertThat(repair.run(signIn, context -> Optional.of(context.token()))).hasValue(token("ann"));
    assertThat(asked).isEmpty();
  }

  private Optional<Claims> read(Claims token) throws Exception {
    return repair.run(JwtContext.read(token), context -> Optional.of(context.token()));
  }

  private static Claims token(String subject) {
    return Claims.NONE.with("sub", subject).with("sid", "session");
  }

  private static User user(String id, Optional<String> role, boolean disabled) {
    return new User(
        id,
        id,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        role,
        disabled,
        Map.of());
  }
}
