package org.gatehouse.portal;

import java.util.Optional;
import org.gatehouse.account.Tenant;

/** What a new tenant, and who is invited to one, must look like. */
final class TenantRules {
  static final int LONGEST_ID = 40;
  static final int LONGEST_NAME = 200;
  static final int LONGEST_LOGIN = 254;

  private TenantRules() {}

  /** The tenant if both texts keep the rules. */
  static Optional<Tenant> tenant(Optional<String> id, Optional<String> name) {
    return id.filter(text -> text.matches("[a-z0-9][a-z0-9-]*"))
        .flatMap(good -> name.map(text -> new Tenant(good, text)));
  }
}
