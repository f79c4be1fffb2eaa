package org.gatehouse.callback;

import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;

/** Who wants to sign in, and by which provider. */
public record SignInContext(User user, ProviderAccount account) {}
