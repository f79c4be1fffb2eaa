package org.gatehouse.provider.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Person;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.gatehouse.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers of the providers become. */
class ProfileMappingTest {
  private static final Person ADA = Person.of("1001", "Ada Example", "Ada@Example.org");

  @Test
  void GitHub_gives_a_number_as_id_and_a_hidden_address_from_its_list() throws OAuthException {
    try (TestProvider provider = TestProvider.start(Shape.GITHUB).person(ADA)) {
      Identity identity = Plain.gitHub(provider).signIn();

      assertThat(identity.profile().id()).isEqualTo("1001");
      assertThat(identity.profile().name()).contains("Ada Example");
      assertThat(identity.profile().email()).contains("ada@example.org");
      assertThat(identity.profile().emailVerified()).isTrue();
      assertThat(identity.profile().image()).contains("https://images.example/1001.png");
      assertThat(identity.tokens().expiresAt()).isEmpty();
      assertThat(identity.tokens().refreshToken()).isEmpty();
      assertThat(provider.clientAuthentication()).isEqualTo("client_secret_post");
      assertThat(provider.calls("/user/emails")).isEqualTo(1);
    }
  }

  @Test
  void GitHub_without_a_name_gives_the_login() throws OAuthException {
    try (TestProvider provider = TestProvider.start(Shape.GITHUB)) {
      provider.person(Person.of("1001", "", "ada@example.org"));

      assertThat(Plain.gitHub(provider).signIn().profile().name()).contains("login-1001");
    }
  }

  @Test
  void SEC_254_an_address_that_GitHub_did_not_verify_is_not_taken() throws OAuthException {
    try (TestProvider provider = TestProvider.start(Shape.GITHUB).person(ADA.unverified())) {
      Profile profile = Plain.gitHub(provider).signIn().profile();

      assertThat(profile.email()).isEmpty();
      assertThat(profile.emailVerified()).isFalse();
    }
  }

  @Test
  void GitHub_signs_in_without_an_address_where_it_does_not_tell_it() throws OAuthException {
    try (TestProvider provider = TestProvider.start(Shape.GITHUB).mode(Mode.EMAILS_404)) {
      assertThat(Plain.gitHub(provider).signIn().profile().email()).isEmpty();
    }
  }

  @Test
  void SEC_242_an_error_that_GitHub_sends_with_status_200_is_one() throws OAuthException {
    try (TestProvider provider = TestProvider.start(Shape.GITHUB)) {
      Relying relying = Plain.gitHub(provider);
      var visit = relying.visit();
      relying.finish(visit);

      assertThatThrownBy(() -> relying.finish(visit)).isInstanceOf(OAuthException.class);
    }
  }

  @Test
  void Facebook_hides_the_picture_two_levels_deep_and_verifies_nothing() throws OAuthException {
    try (TestProvider provider = TestProvider.start(Shape.FACEBOOK).person(ADA)) {
      Identity identity = Plain.facebook(provider).signIn();

      assertThat(identity.profile().id()).isEqualTo("1001");
      assertThat(identity.profile().email()).contains("ada@example.org");
      assertThat(identity.profile().emailVerified()).isFalse();
      assertThat(identity.profile().image()).contains("https://images.example/1001.png");
      assertThat(identity.tokens().expiresAt()).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({"access_type=offline, true", "access_type=online, false"})
  void Google_gives_a_refresh_token_where_it_is_asked_for_one(String parameter, boolean given)
      throws OAuthException {
    try (TestProvider provider = TestProvider.start(Shape.GOOGLE)) {
      Relying relying = Relying.on(provider, "authorization-params", parameter);

      assertThat(relying.signIn().tokens().refreshToken().isPresent()).isEqualTo(given);
    }
  }

  @Test
  void SEC_254_an_address_is_verified_only_if_the_provider_says_so() {
    String claims = "{'sub':'1','email':'a@b.example'";

    assertThat(map("google", claims + ",'email_verified':true}").emailVerified()).isTrue();
    assertThat(map("google", claims + ",'email_verified':'true'}").emailVerified()).isTrue();
    assertThat(map("google", claims + ",'email_verified':false}").emailVerified()).isFalse();
    assertThat(map("google", claims + ",'email_verified':1}").emailVerified()).isFalse();
    assertThat(map("google", claims + "}").emailVerified()).isFalse();
  }

  @Test
  void SEC_254_an_Entra_address_is_verified_only_if_its_domain_was_proven() {
    String claims = "{'sub':'s','preferred_username':'Ada@Tenant.example','email_verified':true";

    assertThat(map("microsoft-entra-id", claims + "}").email()).contains("ada@tenant.example");
    assertThat(map("microsoft-entra-id", claims + "}").emailVerified()).isFalse();
    assertThat(map("microsoft-entra-id", claims + ",'xms_edov':true}").emailVerified()).isTrue();
    assertThat(map("microsoft-entra-id", claims + ",'xms_edov':false}").emailVerified()).isFalse();
  }

  @Test
  void Keycloak_gives_names_and_a_user_name_where_there_is_no_name() {
    Profile profile =
        map(
            "keycloak",
            "{'sub':'s','preferred_username':'ada','given_name':'A','family_name':'E'}");

    assertThat(profile.name()).contains("ada");
    assertThat(profile.firstName()).contains("A");
    assertThat(profile.lastName()).contains("E");
    assertThat(profile.email()).isEmpty();
  }

  @Test
  void SEC_249_claims_about_rights_are_no_part_of_a_profile() throws OAuthException {
    JsonObject rights =
        json("{'role':'ADMIN','roles':['ADMIN'],'groups':['ADMIN'],'tenant':'acme'}");
    try (TestProvider provider = TestProvider.start(Shape.OIDC).person(ADA.with(rights))) {
      Identity identity = Relying.on(provider).signIn();

      assertThat(identity.claims()).containsKey("role");
      assertThat(identity.profile().toString()).doesNotContain("ADMIN").doesNotContain("acme");
    }
  }

  @Test
  void SEC_255_the_id_is_the_subject_whatever_the_address() {
    assertThat(map("keycloak", "{'sub':'s-1','email':'same@b.example'}").id())
        .isNotEqualTo(map("keycloak", "{'sub':'s-2','email':'same@b.example'}").id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'sub':''}", "{'sub':' '}", "{'sub':null}", "{'sub':1.5}"})
  void SEC_255_nobody_signs_in_without_an_account_id(String claims) {
    assertThatThrownBy(() -> map("google", claims)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> map("github", claims)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no address",
        "a@b@c.example",
        "a@b.example,x@evil.example",
        "<a@b.example>",
        "a@b.example x"
      })
  void an_address_that_is_none_or_several_is_left_out(String email) {
    assertThat(map("google", "{'sub':'1','email':'" + email + "'}").email()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "http://images.example/a.png", "data:,x"})
  void a_picture_is_an_https_address(String picture) {
    assertThat(map("google", "{'sub':'1','picture':'" + picture + "'}").image()).isEmpty();
  }

  private static Profile map(String provider, String claims) {
    String[] settings = {"id", "client", "issuer", "https://issuer.example"};
    return OAuthClients.mapping(Relying.config(provider, settings)).map(json(claims));
  }

  private static JsonObject json(String text) {
    return Json.parseObject(text.replace('\'', '"')).orElseThrow();
  }
}
