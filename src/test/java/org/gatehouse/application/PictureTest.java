package org.gatehouse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses of pictures a page may show. */
class PictureTest {
  private static final Set<String> ALLOWED =
      Set.of("https://images.example", "https://other.example:8443");

  @ParameterizedTest
  @CsvSource({
    "https://images.example/ann.png?size=96, https://images.example",
    "https://images.example, https://images.example",
    "https://IMAGES.example:443/ann.png, https://images.example",
    "HTTPS://images.example/a, https://images.example",
    "https://other.example:8443/ann, https://other.example:8443"
  })
  void a_picture_of_an_allowed_origin_is_shown_and_no_more_than_its_origin_allowed(
      String address, String origin) {
    assertThat(Picture.of(address, ALLOWED)).map(Picture::origin).hasValue(origin);
    assertThat(Picture.of(address, ALLOWED)).map(Picture::address).hasValue(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "javascript://images.example/%0aalert(1)",
        "data:image/svg+xml,<svg onload=alert(1)>",
        "data:image/png;base64,AAAA",
        "http://images.example/ann.png",
        "//images.example/ann.png",
        "/ann.png",
        "blob:https://images.example/1",
        "https://images.example.evil.example/ann.png",
        "https://evil.example/https://images.example/",
        "https://images.example@evil.example/ann.png",
        "https://ann@images.example/ann.png",
        "https://images.example:8443/ann.png",
        "https://other.example/ann.png",
        "https://images.example\\@evil.example/",
        "https://images.example/a b",
        "https://images.example/\"onerror=alert(1)",
        "https://images.example/\n",
        "https://images.example; script-src *",
        "https:///ann.png",
        "https:images.example",
        "",
        " "
      })
  void a_hostile_address_is_no_picture(String address) {
    assertThat(Picture.of(address, ALLOWED)).isEmpty();
  }

  @Test
  void an_address_has_an_end() {
    String address = "https://images.example/" + "a".repeat(1001);

    assertThat(Picture.of(address, ALLOWED)).isPresent();
    assertThat(Picture.of(address + "a", ALLOWED)).isEmpty();
  }

  @Test
  void without_an_allowed_origin_there_is_no_picture() {
    assertThat(Picture.of("https://images.example/ann.png", Set.of())).isEmpty();
  }

  @Test
  void the_address_of_a_person_stays_out_of_a_log() {
    assertThat(Picture.of("https://images.example/ann.png", ALLOWED).orElseThrow().toString())
        .doesNotContain("ann");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://*.example",
        "https://images.example/",
        "http://images.example",
        "https://images.example; script-src *",
        "https://Images.example",
        "*",
        "https:",
        "images.example"
      })
  void an_origin_is_one_and_narrow(String text) {
    assertThat(Picture.isOrigin(text)).isFalse();
  }
}
