package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;
import org.gatehouse.application.SignInWays;
import org.gatehouse.application.SignInWays.Unlinking;
import org.gatehouse.harness.Injected;
import org.gatehouse.json.Json;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.token.Claims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallersWaysTest {
  private SignInHouse house;
  private Claims caller;

  @BeforeEach
  void enter() {
    house = new SignInHouse(new MemoryCore.Quiet() {});
    caller =
        new Claims(
            Json.PROVIDER
                .createObjectBuilder()
                .add("sub", "ann")
                .add("amr", Json.PROVIDER.createArrayBuilder().add("pwd"))
                .add("auth_time", house.core.clock.instant().getEpochSecond())
                .build());
  }

  private SignInWays ways(Claims claims) {
    LinkedAccounts linked =
        Injected.into(new LinkedAccounts(), house.accounts, house.providers, house.fresh);
    return Injected.into(new CallersWays(), claims, linked, house.fresh, house.providers);
  }

  @Test
  void what_is_linked_proves_and_what_is_not_may_be_linked() {
    assertThat(ways(caller).linked()).isEmpty();
    assertThat(ways(caller).provable()).isEmpty();
    assertThat(ways(caller).linkable()).extracting(SignInWays.Visited::id).containsExactly("visit");

    house.accounts.users.put(SignInHouse.VISIT, User.of("ann", "ann"));

    String name = house.providers.byId("visit").orElseThrow().name();
    assertThat(ways(caller).linked())
        .containsExactly(new SignInWays.Linked("visit", name, "42", false));
    assertThat(ways(caller).provable()).containsExactly(new SignInWays.Visited("visit", name));
    assertThat(ways(caller).linkable()).isEmpty();
  }

  @Test
  void the_account_that_a_session_came_by_is_told_from_others() {
    house.accounts.users.put(SignInHouse.VISIT, User.of("ann", "ann"));
    Claims came = caller.with("provider", Json.PROVIDER.createValue("visit"));

    assertThat(ways(by(came, "42")).linked().get(0).current()).isTrue();
    assertThat(ways(by(came, "43")).linked().get(0).current()).isFalse();
    assertThat(ways(came).linked().get(0).current()).isFalse();
  }

  private static Claims by(Claims claims, String account) {
    return claims.with("providerAccountId", Json.PROVIDER.createValue(account));
  }

  @Test
  void a_provider_that_is_no_longer_configured_is_shown_by_its_id() {
    house.accounts.users.put(new ProviderAccount("gone", "oidc", "7"), User.of("ann", "ann"));

    assertThat(ways(caller).linked())
        .containsExactly(new SignInWays.Linked("gone", "gone", "7", false));
  }

  @Test
  void ways_are_changed_only_with_a_fresh_proof() {
    house.accounts.users.put(SignInHouse.VISIT, User.of("ann", "ann"));

    assertThat(ways(caller).freshFor()).isEqualTo(Duration.ofMinutes(10));
    assertThat(ways(caller.without("amr")).fresh()).isFalse();
    assertThat(ways(caller.without("amr")).unlink("visit", "42")).isEqualTo(Unlinking.NOT_FRESH);
    assertThat(ways(caller).fresh()).isTrue();
    assertThat(ways(caller).unlink("visit", "42")).isEqualTo(Unlinking.DONE);
    assertThat(ways(caller).unlink("visit", "42")).isEqualTo(Unlinking.REFUSED);
  }
}
