package org.gatehouse.provider.credentials;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gatehouse.account.StoredPassword;
import org.gatehouse.account.Users;

/** Password records in the database; each call is one short transaction. */
@Stateless
@PermitAll
public class PasswordRecords {
  @Inject private Users users;

  public Optional<StoredPassword> byLogin(String login) {
    return users.byLogin(login);
  }

  /** Puts a new record of the same password in place of the old one, unless that has changed. */
  public void renew(String userId, String old, String renewed) {
    users.renewPasswordHash(userId, old, renewed);
  }
}
