package org.gatehouse.flow;

import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;

/** CDI event: a session was made. */
public record SignedIn(User user, ProviderAccount account) {}
