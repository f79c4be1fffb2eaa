package org.gatehouse.portal;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.gatehouse.account.Users;

/** Keeps in the database what a user changed of himself, so that the next sign-in knows it. */
@Stateless
@PermitAll
public class Profiles {
  @Inject private Users users;

  public void rename(String userId, String firstName, String lastName) {
    users.rename(
        userId, firstName + " " + lastName, Map.of("firstName", firstName, "lastName", lastName));
  }
}
