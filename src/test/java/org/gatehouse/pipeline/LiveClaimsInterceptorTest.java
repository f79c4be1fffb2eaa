package org.gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.account.Memberships;
import org.gatehouse.account.PeopleById;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.Tenant;
import org.gatehouse.account.User;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.json.Json;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;

/** What the record of a user says now counts, and is asked for once. */
class LiveClaimsInterceptorTest {
  private static final String CLAIMS =
      "{\"sub\":\"ann\",\"sid\":\"s\",\"auth_time\":1750000000,\"name\":\"Ann\",\"role\":\"USER\","
          + "\"team\":\"red\",\"tenantId\":\"north\",\"permissions\":[1]}";

  private final MemoryCore core = new MemoryCore(MemoryCore.quiet());
  private final Map<String, User> users = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final Claims ann = new Claims(Json.parseObject(CLAIMS).orElseThrow());

  private final PeopleById people =
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
      };

  @Test
  void without_a_change_nobody_is_asked_and_nothing_changes() {
    users.put("ann", user("ADMIN", false, Map.of()));

    assertThat(read(ann)).hasValue(ann);
    assertThat(asked).isEmpty();
  }

  @Test
  void after_a_change_the_record_counts_and_is_asked_once() {
    users.put("ann", user("ADMIN", false, Map.of()));
    core.revocations.userChanged("ann");
    Claims now = read(ann).orElseThrow();

    assertThat(now.text("role")).hasValue("ADMIN");
    assertThat(now.text("name")).hasValue("Ann New");
    assertThat(now.text("email")).hasValue("ann@example.com");
    assertThat(now.has("team")).isFalse();
    assertThat(now.has("tenantId")).isFalse();
    assertThat(now.has("permissions")).isFalse();
    assertThat(read(now)).hasValue(now);
    assertThat(asked).containsExactly("ann");
    core.revocations.userChanged("ann");
    assertThat(read(now)).isPresent();
    assertThat(asked).hasSize(2);
  }

  @Test
  void who_was_in_no_tenant_goes_on_where_he_starts_and_a_member_where_he_is() {
    users.put("ann", user("USER", false, Map.of()));
    core.revocations.userChanged("ann");

    assertThat(read(ann.without("tenantId")).orElseThrow().text("tenantId")).hasValue("south");
    assertThat(read(ann.with("tenantId", "south")).orElseThrow().text("tenantId"))
        .hasValue("south");
  }

  @Test
  void a_picture_that_our_record_lacks_stays() {
    users.put("ann", user("USER", false, Map.of("team", "blue")));
    core.revocations.userChanged("ann");
    Claims now = read(ann.with("picture", "https://example.com/a.png")).orElseThrow();

    assertThat(now.text("picture")).hasValue("https://example.com/a.png");
    assertThat(now.text("team")).hasValue("blue");
  }

  @Test
  void who_is_disabled_or_gone_has_no_session() {
    core.revocations.userChanged("ann");
    assertThat(read(ann)).isEmpty();
    users.put("ann", user("USER", true, Map.of()));
    assertThat(read(ann)).isEmpty();
  }

  @Test
  void roles_that_mean_something_else_end_nobody_and_ask_for_permissions_again() {
    core.revocations.rolesChanged();
    Claims now = read(ann).orElseThrow();

    assertThat(now.has("permissions")).isFalse();
    assertThat(now.text("role")).hasValue("USER");
    assertThat(asked).isEmpty();
    assertThat(read(now.with("permissions", Json.numbers(List.of(2)))))
        .hasValueSatisfying(claims -> assertThat(claims.has("permissions")).isTrue());
  }

  @Test
  void a_callback_that_makes_its_claims_anew_is_not_asked_for_ever() {
    users.put("ann", user("USER", false, Map.of()));
    core.revocations.userChanged("ann");
    Claims now = run(JwtContext.read(ann), ann.only("sub", "sid")).orElseThrow();
    asked.clear();

    assertThat(read(now)).isPresent();
    assertThat(asked).isEmpty();
  }

  @Test
  void who_signs_in_after_an_end_is_read_again_and_not_taken_for_an_older_session() {
    User before = user("ADMIN", false, Map.of());
    core.revocations.endUser("ann");
    users.put("ann", user("USER", false, Map.of()));
    Claims begun = signIn(before).orElseThrow();

    assertThat(begun.text("role")).hasValue("USER");
    assertThat(core.live.judge(begun)).isEmpty();
    assertThat(core.live.judge(ann)).isPresent();
    users.put("ann", user("USER", true, Map.of()));
    assertThat(signIn(before)).isEmpty();
  }

  private Optional<Claims> signIn(User user) {
    ProviderAccount account = new ProviderAccount("credentials", "credentials", "ann");
    return run(JwtContext.signIn(ann, user, account, Optional.empty(), false), null);
  }

  private Optional<Claims> read(Claims token) {
    return run(JwtContext.read(token), null);
  }

  /** The steps in their order around an application that gives back what it gets, or this. */
  private Optional<Claims> run(JwtContext context, Claims anew) {
    LiveClaimsInterceptor live = new LiveClaimsInterceptor(core.live, people);
    ConfiguredClaimsInterceptor configured =
        new ConfiguredClaimsInterceptor(TestConfig.development("auth.claims", "role,team"));
    TenantInterceptor tenant =
        new TenantInterceptor(south(), e -> {}, TestConfig.development("auth.tenants", "true"));
    try {
      return live.run(
          context,
          first ->
              configured.run(
                  first,
                  second ->
                      tenant.run(
                          second, third -> Optional.of(anew == null ? third.token() : anew))));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** He was put from the north to the south. */
  private static Memberships south() {
    return new Memberships() {
      @Override
      public Optional<Tenant> defaultOf(String userId) {
        return Optional.of(new Tenant("south", "South"));
      }

      @Override
      public boolean isMember(String userId, String tenantId) {
        return tenantId.equals("south");
      }
    };
  }

  private static User user(String role, boolean disabled, Map<String, String> attributes) {
    return new User(
        "ann",
        "ann",
        Optional.of("Ann New"),
        Optional.of("ann@example.com"),
        false,
        Optional.empty(),
        Optional.of(role),
        disabled,
        attributes);
  }
}
