package org.gatehouse.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.config.CookieConfig;
import org.gatehouse.config.Flavour;
import org.junit.jupiter.api.Test;

class SessionCookieTest {
  private static final String NAME = "__Secure-authjs.session-token";
  private static final Instant EXPIRES = Instant.ofEpochSecond(1_750_000_000);
  private static final CookieConfig CONFIG =
      new CookieConfig(
          NAME, "c", "u", Optional.of("example.com"), Optional.empty(), "Lax", 4, true);
  private static final SessionCookie COOKIE = new SessionCookie(CONFIG, 3936, "/");
  private static final SessionCookie.Found NOTHING = read("");

  @Test
  void a_short_token_is_one_cookie_with_the_attributes_in_the_order_of_Auth_js() {
    assertThat(headers(COOKIE.write("abc", Optional.of(EXPIRES), NOTHING)))
        .containsExactly(
            NAME
                + "=abc; Domain=example.com; Path=/; Expires=Sun, 15 Jun 2025 15:06:40 GMT;"
                + " HttpOnly; Secure; SameSite=Lax");
  }

  @Test
  void a_long_token_is_cut_at_3936_characters() {
    assertThat(names(COOKIE.write("x".repeat(3936), Optional.of(EXPIRES), NOTHING)))
        .containsExactly(NAME);
    assertThat(names(COOKIE.write("x".repeat(3937), Optional.of(EXPIRES), NOTHING)))
        .containsExactly(NAME + ".0", NAME + ".1");
  }

  @Test
  void more_chunks_than_allowed_are_refused() {
    String token = "x".repeat(4 * 3936 + 1);

    assertThatThrownBy(() -> COOKIE.write(token, Optional.of(EXPIRES), NOTHING))
        .isInstanceOf(TokenTooLargeException.class);
  }

  @Test
  void a_token_that_shrinks_or_grows_clears_what_it_leaves_behind() {
    assertThat(headers(COOKIE.write("abc", Optional.of(EXPIRES), read(chunks(2)))))
        .filteredOn(header -> header.contains("Max-Age=0"))
        .hasSize(2);
    assertThat(
            headers(COOKIE.write("x".repeat(5000), Optional.of(EXPIRES), read(NAME + "=abc")))
                .get(0))
        .startsWith(NAME + "=; Max-Age=0");
  }

  @Test
  void chunks_are_joined_by_number_in_whatever_order_they_come() {
    String header =
        IntStream.of(10, 2, 0, 1, 3, 9, 8, 7, 6, 5, 4)
            .mapToObj(i -> NAME + "." + i + "=<" + i + ">")
            .collect(Collectors.joining("; "));

    assertThat(read(header).candidates().get(0)).isEqualTo("<0><1><2><3><4><5><6><7><8><9><10>");
  }

  @Test
  void SEC_080_SEC_081_only_exact_names_count() {
    SessionCookie.Found found =
        read(
            NAME
                + "-evil=a; "
                + NAME
                + ".-1=b; "
                + NAME
                + ".1e3=c; "
                + NAME
                + ".x=d; "
                + NAME
                + ".01=e; "
                + NAME
                + ".1000000000000000000000=f; "
                + NAME
                + "=good");

    assertThat(found.candidates()).containsExactly("good");
    assertThat(found.names()).containsExactly(NAME);
  }

  @Test
  void SEC_082_a_stray_chunk_beside_the_whole_cookie_is_cleared_and_not_read() {
    SessionCookie.Found found = read(NAME + "=good; " + NAME + ".7=stray");

    assertThat(found.candidates()).containsExactly("good");
    assertThat(names(COOKIE.clear(found))).containsExactly(NAME, NAME + ".7");
  }

  @Test
  void a_gap_between_chunks_is_told() {
    SessionCookie.Found found = read(NAME + ".0=a; " + NAME + ".2=c");

    assertThat(found.missingChunk()).hasValue(1);
  }

  @Test
  void chunks_of_an_older_longer_token_do_not_hide_the_newer_one() {
    String full = "x".repeat(3936);
    SessionCookie.Found found =
        read(NAME + ".0=" + full + "; " + NAME + ".1=new; " + NAME + ".2=old");

    assertThat(found.candidates()).containsExactly(full + "newold", full + "new");
  }

  @Test
  void SEC_083_at_most_sixteen_chunks_are_read() {
    assertThat(read(chunks(200)).candidates()).containsExactly("v".repeat(16), "v");
  }

  @Test
  void the_pieces_of_a_long_token_are_the_token() {
    String token = "a".repeat(3936) + "b".repeat(3936) + "c";

    assertThat(COOKIE.write(token, Optional.of(EXPIRES), NOTHING).stream().map(SetCookie::value))
        .containsExactly("a".repeat(3936), "b".repeat(3936), "c");
  }

  @Test
  void the_longest_token_that_is_allowed_is_written() {
    String token = "x".repeat(4 * 3936);

    assertThat(COOKIE.fits(token)).isTrue();
    assertThat(COOKIE.fits(token + "x")).isFalse();
    assertThat(COOKIE.write(token, Optional.of(EXPIRES), NOTHING)).hasSize(4);
  }

  @Test
  void a_cookie_that_is_written_is_not_deleted_before() {
    assertThat(headers(COOKIE.write("new", Optional.of(EXPIRES), read(NAME + "=old"))))
        .singleElement()
        .asString()
        .startsWith(NAME + "=new");
  }

  @Test
  void chunks_that_are_all_full_are_read_whole() {
    String full = "x".repeat(3936);

    assertThat(read(NAME + ".0=" + full + "; " + NAME + ".1=" + full).candidates())
        .containsExactly(full + full);
  }

  private static String chunks(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> NAME + "." + i + "=v")
        .collect(Collectors.joining("; "));
  }

  private static SessionCookie.Found read(String header) {
    return COOKIE.read(CookieHeader.parse(header, Flavour.V5));
  }

  private static List<String> headers(List<SetCookie> cookies) {
    return cookies.stream().map(SetCookie::header).toList();
  }

  private static List<String> names(List<SetCookie> cookies) {
    return cookies.stream().map(SetCookie::name).toList();
  }
}
