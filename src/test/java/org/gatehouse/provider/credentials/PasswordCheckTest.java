package org.gatehouse.provider.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.account.StoredPassword;
import org.gatehouse.account.User;
import org.gatehouse.provider.Credentials;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in check of passwords, with the records in memory. */
class PasswordCheckTest {
  private static final String RIGHT = "a right passphrase";

  private final CountingHash hash = new CountingHash();
  private final Passwords passwords = new Passwords(hash, TestConfig.development());
  private final Map<String, StoredPassword> records = new HashMap<>();
  private final List<String> renewed = new ArrayList<>();
  private final PasswordCheck check =
      new PasswordCheck(
          login -> Optional.ofNullable(records.get(login)),
          passwords,
          (id, old, fresh) -> renewed.add(id + " " + old + " " + fresh));

  PasswordCheckTest() {
    put("known", false, Optional.of(passwords.hash(RIGHT)));
    put("disabled", true, Optional.of(passwords.hash(RIGHT)));
    put("passwordless", false, Optional.empty());
    put("old", false, Optional.of(CountingHash.old(RIGHT)));
    put("old-disabled", true, Optional.of(CountingHash.old(RIGHT)));
  }

  @ParameterizedTest
  @CsvSource({
    "known, a right passphrase, true",
    "known, a wrong passphrase, false",
    "disabled, a right passphrase, false",
    "disabled, a wrong passphrase, false",
    "passwordless, a right passphrase, false",
    "unknown, a right passphrase, false"
  })
  void right_wrong_unknown_and_disabled_cost_one_hash_of_the_same_parameters(
      String login, String password, boolean in) {
    assertThat(signIn(login, password).isPresent()).isEqualTo(in);
    assertThat(hash.verified).containsExactly("PBKDF2WithHmacSHA512:210000");
    assertThat(renewed).isEmpty();
  }

  @Test
  void a_record_with_other_parameters_is_renewed_at_a_sign_in() {
    assertThat(signIn("old", RIGHT)).isPresent();
    assertThat(renewed)
        .containsExactly("id-old " + CountingHash.old(RIGHT) + " " + passwords.hash(RIGHT));
  }

  @ParameterizedTest
  @CsvSource({"old, a wrong passphrase", "old-disabled, a right passphrase"})
  void a_record_is_not_renewed_for_who_does_not_sign_in(String login, String password) {
    assertThat(signIn(login, password)).isEmpty();
    assertThat(renewed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\u0000b"})
  void what_can_be_no_user_name_costs_nothing(String login) {
    assertThat(signIn(login, RIGHT)).isEmpty();
    assertThat(hash.verified).isEmpty();
  }

  @Test
  void no_transaction_is_held_while_a_hash_is_computed() {
    assertThat(PasswordProvider.class.getAnnotation(TransactionAttribute.class).value())
        .isEqualTo(TransactionAttributeType.NOT_SUPPORTED);
  }

  private Optional<User> signIn(String login, String password) {
    return check.authorize(new Credentials(Map.of("username", login, "password", password)));
  }

  private void put(String login, boolean disabled, Optional<String> record) {
    User user =
        new User(
            "id-" + login,
            login,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            disabled,
            Map.of());
    records.put(login, new StoredPassword(user, record));
  }
}
