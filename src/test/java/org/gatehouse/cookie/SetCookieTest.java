package org.gatehouse.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gatehouse.config.CookieConfig;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Row B094: names and attributes follow the scheme, and a setting wins over it. */
class SetCookieTest {
  private static final String SECRET = "fine-secret-2Wq4Er6Ty8Ui0Op1As3Df";

  @ParameterizedTest
  @CsvSource({
    "http://portal.example.com, false, authjs., authjs., ''",
    "https://portal.example.com, false, authjs., authjs., ''",
    "https://portal.example.com, true, __Host-authjs., __Secure-authjs., '; Secure'",
    "https://portal.example.com, , __Host-authjs., __Secure-authjs., '; Secure'"
  })
  void B094_secure_can_be_set_against_the_scheme(
      String url, String secure, String csrf, String others, String attribute) {
    var read =
        TestConfig.read(
            Path.of("target"),
            "auth.secret",
            SECRET,
            "auth.url",
            url,
            "auth.cookies.secure",
            secure == null ? "" : secure);
    CookieConfig config = read.config().cookies();

    assertThat(read.problems()).isEmpty();
    assertThat(config.csrfName()).isEqualTo(csrf + "csrf-token");
    assertThat(config.sessionName()).isEqualTo(others + "session-token");
    assertThat(config.callbackUrlName()).isEqualTo(others + "callback-url");
    assertThat(SetCookie.browserSession("name", "value", config, "/").header())
        .isEqualTo("name=value; Path=/; HttpOnly" + attribute + "; SameSite=Lax");
  }
}
