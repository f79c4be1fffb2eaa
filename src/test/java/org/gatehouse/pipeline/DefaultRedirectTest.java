package org.gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.callback.RedirectContext;
import org.gatehouse.token.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefaultRedirectTest {
  /** wire.md 18.7: only plain http(s) URLs; user info and leading blanks lead to the base. */
  private static final Set<String> DEVIATIONS =
      Set.of("https://user:pw@app.example.com/x", " https://app.example.com/x");

  static Stream<JsonObject> vectors() {
    return Vectors.cases("redirect.json");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void targets_are_those_of_Auth_js_and_what_throws_there_leads_home_here(JsonObject vector) {
    String url = vector.getString("url");
    String base = vector.getString("baseUrl");
    String theirs = vector.getJsonObject("expect").getString("result", base);

    String ours = DefaultRedirect.resolve(new RedirectContext(url, base, base));

    assertThat(ours).isEqualTo(DEVIATIONS.contains(url) ? base : theirs);
  }
}
