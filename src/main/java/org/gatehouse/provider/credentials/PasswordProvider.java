package org.gatehouse.provider.credentials;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gatehouse.account.User;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.provider.Credentials;
import org.gatehouse.provider.CredentialsProvider;
import org.gatehouse.provider.ProviderUnavailableException;

/**
 * The built-in provider: fields {@code username} (a user name or an e-mail address) and {@code
 * password}. Look-up and change are transactions of their own, so that none, and no connection, is
 * held while a hash is computed or waited for.
 */
@Stateless
@PermitAll
@Local(CredentialsProvider.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordProvider implements CredentialsProvider {
  @Inject private PasswordRecords records;
  @Inject private Passwords passwords;

  @Override
  public Optional<User> authorize(Credentials credentials) {
    try {
      return new PasswordCheck(records::byLogin, passwords, records::renew).authorize(credentials);
    } catch (DatabaseUnavailableException e) {
      throw new ProviderUnavailableException(e);
    }
  }
}
