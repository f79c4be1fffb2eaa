package org.gatehouse.provider.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.harness.Logged;
import org.gatehouse.harness.idp.Person;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.gatehouse.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers under ids of their own, read as the configuration says. */
class ConfiguredProfileTest {
  private static final String ANSWER =
      """
      {"data": {"user": {"id": 77, "label": "Ada Example", "trusted": true}},
       "contacts": [{"mail": "Second@example.org"}, {"mail": "Ada@Example.org"}],
       "email": "other@example.org", "email_verified": true,
       "avatar": "https://images.example/77.png", "given": "Ada", "family": "Example",
       "sub": "of another", "role": "ADMIN", "nothing": null}
      """;

  @Test
  void an_in_house_provider_signs_in_by_its_paths_alone() throws OAuthException {
    try (TestProvider provider = TestProvider.start(Shape.GITHUB)) {
      provider.recorded(Map.of("/user", ANSWER));
      Profile profile =
          Plain.inHouse(
                  provider,
                  "profile.id",
                  "data.user.id",
                  "profile.name",
                  "data.user.label",
                  "profile.email",
                  "contacts.1.mail",
                  "profile.email-verified",
                  "data.user.trusted",
                  "profile.image",
                  "avatar",
                  "profile.first-name",
                  "given",
                  "profile.last-name",
                  "family")
              .signIn()
              .profile();

      assertThat(profile.id()).isEqualTo("77");
      assertThat(profile.name()).contains("Ada Example");
      assertThat(profile.email()).contains("ada@example.org");
      assertThat(profile.emailVerified()).isTrue();
      assertThat(profile.image()).contains("https://images.example/77.png");
      assertThat(profile.firstName()).contains("Ada");
      assertThat(profile.lastName()).contains("Example");
    }
  }

  @Test
  void a_GitHub_Enterprise_Server_under_its_own_id_is_read_as_GitHub() throws OAuthException {
    try (TestProvider provider = TestProvider.start(Shape.GITHUB)) {
      provider.person(Person.of("1001", "Ada Example", "ada@example.org"));
      Profile profile = Plain.inHouse(provider, "profile.like", "github").signIn().profile();

      assertThat(profile.id()).isEqualTo("1001");
      assertThat(profile.email()).as("hidden, so from the list").contains("ada@example.org");
      assertThat(profile.emailVerified()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data.user.nick",
        "data",
        "contacts",
        "contacts.9.mail",
        "contacts.mail",
        "nothing"
      })
  void an_id_path_that_names_nothing_refuses_the_sign_in_and_is_named(String path) {
    try (TestProvider provider = TestProvider.start(Shape.GITHUB)) {
      provider.recorded(Map.of("/user", ANSWER));
      OAuthException refusal = Plain.inHouse(provider, "profile.id", path).refusal();

      assertThat(refusal.getMessage()).contains("auth.inhouse.profile.id").doesNotContain("77");
    }
  }

  @Test
  void SEC_254_what_vouches_for_one_address_does_not_vouch_for_one_that_was_moved() {
    Profile moved = map("profile.email", "contacts.1.mail");
    assertThat(moved.email()).contains("ada@example.org");
    assertThat(moved.emailVerified()).isFalse();

    assertThat(map("profile.name", "given").emailVerified()).isTrue();
    assertThat(map("profile.email-verified", "data.user.trusted").email())
        .contains("other@example.org");
    assertThat(map("profile.email-verified", "given").emailVerified()).isFalse();
  }

  @Test
  void what_lies_elsewhere_than_the_path_says_is_left_out() {
    Profile profile =
        map(
            "profile.email", "contacts.5.mail",
            "profile.name", "data.user",
            "profile.image", "given");

    assertThat(profile.email()).as("no other address in its place").isEmpty();
    assertThat(profile.name()).isEmpty();
    assertThat(profile.image()).isEmpty();
  }

  @Test
  void SEC_249_no_path_leads_to_a_right() {
    assertThat(map("profile.name", "given").toString()).doesNotContain("ADMIN");
  }

  @Test
  void a_path_that_names_nothing_is_told_once_without_what_the_provider_said() {
    ProfileMapping mapping = mapping("profile.first-name", "vorname", "profile.name", "nothing");
    List<String> lines =
        Logged.by(
            ConfiguredProfile.class,
            () -> {
              mapping.map(Json.parseObject(ANSWER).orElseThrow());
              mapping.map(Json.parseObject(ANSWER).orElseThrow());
            });

    assertThat(lines)
        .singleElement()
        .asString()
        .contains("ProfileMemberMissing", "inhouse", "profile.first-name")
        .doesNotContain("Ada");
  }

  private static Profile map(String... pairs) {
    return mapping(pairs).map(Json.parseObject(ANSWER).orElseThrow());
  }

  private static ProfileMapping mapping(String... pairs) {
    List<String> all = new ArrayList<>(List.of(pairs));
    all.addAll(List.of("id", "client", "issuer", "https://issuer.example"));
    return OAuthClients.mapping(Relying.config("inhouse", all.toArray(String[]::new)));
  }
}
