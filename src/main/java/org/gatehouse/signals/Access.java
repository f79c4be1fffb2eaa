package org.gatehouse.signals;

/** How access is taken away, in the transaction that remembers the message. */
interface Access {
  void endProviderSession(String provider, String session);

  void endAccount(String provider, String accountId);

  void endUser(String userId);

  void userChanged(String userId);
}
