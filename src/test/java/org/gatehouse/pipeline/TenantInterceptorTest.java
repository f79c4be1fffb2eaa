package org.gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.account.Memberships;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.Tenant;
import org.gatehouse.account.User;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.json.Json;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets into a tenant that he does not belong to. */
class TenantInterceptorTest {
  private static final String LONGEST = "t".repeat(64);
  private static final Claims ANN =
      Claims.NONE.with("sub", "ann").with("tenantId", "north").with("color", "blue");

  private final List<Object> fired = new ArrayList<>();
  private final Map<String, Set<String>> members =
      Map.of("ann", Set.of("north", "south", LONGEST), "", Set.of("south"));

  private final Memberships memberships =
      new Memberships() {
        @Override
        public Optional<Tenant> defaultOf(String userId) {
          return userId.equals("ann")
              ? Optional.of(new Tenant("north", "North"))
              : Optional.empty();
        }

        @Override
        public boolean isMember(String userId, String tenantId) {
          return tenantId.isEmpty() || members.getOrDefault(userId, Set.of()).contains(tenantId);
        }
      };

  @Test
  void who_signs_in_starts_in_his_default_tenant() throws Exception {
    assertThat(run("true", signIn("ann", Claims.NONE))).hasValue("north");
  }

  @Test
  void who_belongs_to_no_tenant_loses_one_that_the_token_brought_along() throws Exception {
    assertThat(run("true", signIn("bob", Claims.NONE.with("tenantId", "north")))).isEmpty();
  }

  @Test
  void a_tenant_that_an_update_asks_for_is_entered_by_its_members() throws Exception {
    assertThat(run("true", update(ANN, "{\"tenantId\":\"south\"}"))).hasValue("south");
    assertThat(run("true", update(ANN, "{\"tenantId\":\"" + LONGEST + "\"}"))).hasValue(LONGEST);
    assertThat(fired).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"east", "North"})
  void a_tenant_of_others_is_refused_and_told_to_the_audit(String tenant) {
    assertRefused(ANN, "{\"tenantId\":\"" + tenant + "\"}", new TenantSwitchRefused("ann", tenant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "null", "7", "true", "[\"south\"]", "{\"id\":\"south\"}"})
  void what_is_no_name_of_a_tenant_is_refused_and_not_repeated_in_the_audit(String tenant) {
    assertRefused(ANN, "{\"tenantId\":" + tenant + "}", new TenantSwitchRefused("ann", ""));
  }

  @Test
  void a_text_longer_than_any_tenant_is_refused_and_not_repeated_in_the_audit() {
    assertRefused(
        ANN, "{\"tenantId\":\"" + "t".repeat(65) + "\"}", new TenantSwitchRefused("ann", ""));
  }

  @Test
  void a_token_that_names_nobody_enters_no_tenant() {
    assertRefused(ANN.without("sub"), "{\"tenantId\":\"south\"}", new TenantSwitchRefused("", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"tenant\":\"south\"}", "\"tenantId\"", "[]", "null"})
  void an_update_of_other_things_keeps_the_tenant(String data) throws Exception {
    assertThat(run("true", update(ANN, data))).hasValue("north");
  }

  @Test
  void a_read_keeps_the_tenant() throws Exception {
    assertThat(run("true", JwtContext.read(ANN))).hasValue("north");
  }

  @Test
  void without_tenants_nothing_is_looked_up_or_changed() throws Exception {
    assertThat(run("false", signIn("ann", Claims.NONE))).isEmpty();
    assertThat(run("false", update(ANN, "{\"tenantId\":\"east\"}"))).hasValue("north");
    assertThat(fired).isEmpty();
  }

  private void assertRefused(Claims token, String data, TenantSwitchRefused told) {
    assertThatThrownBy(() -> run("true", update(token, data)))
        .isInstanceOfSatisfying(
            UpdateRefusedException.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(403);
              assertThat(refused.code()).isEqualTo("TenantRefused");
            });
    assertThat(fired).containsExactly(told);
  }

  private Optional<String> run(String tenants, JwtContext context) throws Exception {
    return new TenantInterceptor(
            memberships, fired::add, TestConfig.development("auth.tenants", tenants))
        .run(context, changed -> Optional.of(changed.token()))
        .orElseThrow()
        .text("tenantId");
  }

  private static JwtContext signIn(String user, Claims token) {
    return JwtContext.signIn(
        token,
        User.of(user, user),
        new ProviderAccount("credentials", "credentials", user),
        Optional.empty(),
        false);
  }

  private static JwtContext update(Claims token, String data) {
    return JwtContext.update(token, Json.parse(data).orElseThrow());
  }
}
