package org.gatehouse.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gatehouse.application.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"/gatehouse/messages", "/org/gatehouse/portal/portal"})
  void both_languages_have_the_same_texts_and_none_is_empty(String bundle) {
    Map<String, String> english = Texts.read(bundle, "en").words();
    Map<String, String> spanish = Texts.read(bundle, "es").words();

    assertThat(spanish.keySet()).isEqualTo(english.keySet());
    assertThat(english.values()).noneMatch(String::isBlank);
    assertThat(spanish.values()).noneMatch(String::isBlank);
  }

  @Test
  void the_sign_in_page_has_a_form_for_each_provider_with_its_own_token() {
    Texts texts = Texts.read("/gatehouse/messages", "es");
    String html =
        SignInPageRenderer.of()
            .execute(
                new SignInPage(
                    new PageFrame("", "es", texts.words(), "/x?lang=en", "/"),
                    "token<",
                    "/back",
                    null,
                    List.of(
                        new ProviderForm("/in", "Password", ""),
                        new ProviderForm("/in/ldap", "Directory", "-ldap")),
                    List.of(
                        new ProviderButton("Goo<gle", "/in/google"),
                        new ProviderButton("Corp", "/in/corp"))));

    assertThat(html)
        .contains("<html lang=\"es\">", "Iniciar sesión con Goo&lt;gle", "action=\"/in/corp\"")
        .doesNotContain("token<", "role=\"alert\"");
    assertThat(html.split("name=\"csrfToken\"")).hasSize(5);
    assertThat(html).contains("<h2>Directory</h2>", "id=\"username\"", "id=\"username-ldap\"");
    assertThat(html.split("autofocus")).hasSize(2);
  }
}
