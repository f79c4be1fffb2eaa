package org.gatehouse.provider.credentials;

import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.account.StoredPassword;
import org.gatehouse.account.User;
import org.gatehouse.provider.Credentials;
import org.gatehouse.provider.ProviderBusyException;

/**
 * Compares what was typed with the record. Unknown, wrong and disabled cost the same and answer the
 * same.
 */
final class PasswordCheck {
  private static final int LONGEST_LOGIN = 254;

  private final Function<String, Optional<StoredPassword>> records;
  private final Passwords passwords;
  private final Renewal renewal;

  /** Replaces a record that was made with other parameters than today's. */
  interface Renewal {
    void renew(String userId, String old, String renewed);
  }

  PasswordCheck(
      Function<String, Optional<StoredPassword>> records, Passwords passwords, Renewal renewal) {
    this.records = records;
    this.passwords = passwords;
    this.renewal = renewal;
  }

  Optional<User> authorize(Credentials credentials) {
    String login = credentials.field("username").orElse("");
    String password = credentials.field("password").orElse("");
    if (!acceptableLogin(login) || !Passwords.acceptable(password)) {
      return Optional.empty();
    }
    Optional<StoredPassword> stored = records.apply(login);
    Optional<String> record = stored.flatMap(StoredPassword::hash);
    boolean right = passwords.verify(password, record);
    Optional<User> user =
        stored.map(StoredPassword::user).filter(found -> right && !found.disabled());
    user.ifPresent(
        found ->
            record.filter(passwords::outdated).ifPresent(old -> renew(found.id(), old, password)));
    return user;
  }

  private void renew(String userId, String old, String password) {
    try {
      renewal.renew(userId, old, passwords.hash(password));
    } catch (ProviderBusyException e) {
      // the password was right; the record is renewed at a quieter sign-in
    }
  }

  private static boolean acceptableLogin(String login) {
    return !login.isBlank()
        && login.length() <= LONGEST_LOGIN
        && login.codePoints().noneMatch(Character::isISOControl);
  }
}
