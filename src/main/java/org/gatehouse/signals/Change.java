package org.gatehouse.signals;

/** What a message changes here. */
sealed interface Change {
  /** A session at the provider ended, and each of ours that it began. */
  record ProviderSessionEnded(String provider, String session) implements Change {
    @Override
    public void apply(Access access) {
      access.endProviderSession(provider, session);
    }
  }

  /** Every session ends that came by the account. */
  record AccountEnded(String provider, String accountId) implements Change {
    @Override
    public void apply(Access access) {
      access.endAccount(provider, accountId);
    }
  }

  /** Every session of the user ends, however it began. */
  record UserEnded(String userId) implements Change {
    @Override
    public void apply(Access access) {
      access.endUser(userId);
    }
  }

  /** The claims of the user are read again. */
  record UserChanged(String userId) implements Change {
    @Override
    public void apply(Access access) {
      access.userChanged(userId);
    }
  }

  void apply(Access access);
}
