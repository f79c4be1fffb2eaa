package org.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTest {
  /** But for those whose defaults are sentences: what takes the place of a value. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"COOKIE_SECURE", "PASSWORD_CONCURRENT"})
  void a_default_has_the_form_of_its_type(Setting setting) {
    for (String value : new String[] {setting.developmentDefault(), setting.productionDefault()}) {
      assertThat(value.isEmpty() || setting.type().check(value).isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_setting_says_what_it_means_in_one_cell_of_a_table(Setting setting) {
    assertThat(setting.meaning()).isNotBlank().doesNotContain("|", "\n");
  }

  @ParameterizedTest
  @EnumSource
  void a_default_of_a_provider_has_the_form_of_its_type(ProviderSetting setting) {
    String value = setting.defaultValue();

    assertThat(value.isEmpty() || setting.type().check(value).isEmpty()).isTrue();
    assertThat(setting.meaning()).isNotBlank().doesNotContain("|", "\n");
  }

  @Test
  void what_is_logged_of_the_settings_names_no_person_and_no_secret() {
    Settings settings =
        TestConfig.development(
                "auth.secret",
                "top-secret-one",
                "auth.admin.email",
                "root@example.com",
                "auth.admin.password",
                "a long passphrase",
                "auth.flavour",
                "V4")
            .settings();

    assertThat(settings)
        .hasToString(
            "auth.secret=***, auth.flavour=V4, auth.admin.email=***, auth.admin.password=***");
  }

  @Test
  void a_value_is_read_by_the_type_of_its_setting() {
    Settings settings =
        TestConfig.development("auth.session.max-age", " 60 ", "auth.container-login", "ALWAYS")
            .settings();

    assertThat(settings.seconds(Setting.SESSION_MAX_AGE)).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.word(Setting.CONTAINER_LOGIN)).isEqualTo("always");
    assertThat(settings.list(Setting.ROLES)).containsExactly("ADMIN", "USER");
    assertThat(settings.flag(Setting.DEBUG)).isFalse();
  }

  /** In Turkish the capital of i is another letter. */
  @Test
  void a_locale_changes_no_word() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      var result =
          TestConfig.read(
              Path.of("target"),
              "mp.config.profile",
              "dev",
              "auth.cookies.same-site",
              "STRICT",
              "auth.container-login",
              "on-demand");

      assertThat(result.problems()).isEmpty();
      assertThat(result.config().cookies().sameSite()).isEqualTo("Strict");
      assertThat(Setting.ADMIN_EMAIL.environmentName()).isEqualTo("AUTH_ADMIN_EMAIL");
    } finally {
      Locale.setDefault(before);
    }
  }
}
