package org.gatehouse.provider.credentials;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gatehouse.account.StoredPassword;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.provider.Credentials;
import org.gatehouse.provider.CredentialsProvider;
import org.gatehouse.provider.ProviderUnavailableException;

/**
 * The built-in provider: fields {@code username} (a user name or an e-mail address) and {@code
 * password}. Unknown, wrong and disabled cost the same and answer the same.
 */
@Stateless
@PermitAll
@Local(CredentialsProvider.class)
public class PasswordProvider implements CredentialsProvider {
  private static final int LONGEST_LOGIN = 254;

  @Inject private Users users;
  @Inject private Passwords passwords;

  @Override
  public Optional<User> authorize(Credentials credentials) {
    String login = credentials.field("username").orElse("");
    String password = credentials.field("password").orElse("");
    if (!acceptableLogin(login) || !Passwords.acceptable(password)) {
      return Optional.empty();
    }
    try {
      Optional<StoredPassword> stored = users.byLogin(login);
      boolean right = passwords.verify(password, stored.flatMap(StoredPassword::hash));
      Optional<User> user =
          stored.map(StoredPassword::user).filter(found -> right && !found.disabled());
      user.ifPresent(found -> rehash(found, password, stored.flatMap(StoredPassword::hash)));
      return user;
    } catch (DatabaseUnavailableException e) {
      throw new ProviderUnavailableException(e);
    }
  }

  private void rehash(User user, String password, Optional<String> record) {
    if (record.filter(passwords::outdated).isPresent()) {
      users.renewPasswordHash(user.id(), record.get(), passwords.hash(password));
    }
  }

  private static boolean acceptableLogin(String login) {
    return !login.isBlank()
        && login.length() <= LONGEST_LOGIN
        && login.codePoints().noneMatch(Character::isISOControl);
  }
}
