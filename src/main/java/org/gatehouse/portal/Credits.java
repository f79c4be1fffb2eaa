package org.gatehouse.portal;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.OptionalInt;
import org.gatehouse.account.Users;

/** The caller's credits, in the database; the session only shows what stood there once. */
@Stateless
@RolesAllowed("**")
public class Credits {
  static final String ATTRIBUTE = "credits";

  @Inject private Users users;
  @Resource private SessionContext context;

  public int mine() {
    return users
        .byId(caller())
        .flatMap(user -> user.attribute(ATTRIBUTE))
        .map(Integer::valueOf)
        .orElse(0);
  }

  /** What is left; empty if there are not as many, and then none are spent. */
  public OptionalInt spend(int many) {
    return users
        .changeAttribute(
            caller(),
            ATTRIBUTE,
            has ->
                has.map(Integer::valueOf)
                    .filter(number -> number >= many)
                    .map(number -> Integer.toString(number - many)))
        .map(left -> OptionalInt.of(Integer.parseInt(left)))
        .orElseGet(OptionalInt::empty);
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
