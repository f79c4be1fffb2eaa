package org.gatehouse.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** A row of {@code auth_accounts}; leaves this room only as {@link ProviderAccount}. */
@Entity(name = "Account")
@Table(name = "auth_accounts")
@IdClass(AccountEntity.Key.class)
public class AccountEntity {
  @Id private String provider;

  @Id
  @Column(name = "provider_account_id")
  private String providerAccountId;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "account_type")
  private String type;

  @Column(name = "linked_at")
  private Instant linkedAt;

  /** For JPA. */
  protected AccountEntity() {}

  AccountEntity(ProviderAccount account, String userId, Instant now) {
    this.provider = account.provider();
    this.providerAccountId = account.providerAccountId();
    this.type = account.type();
    this.userId = userId;
    this.linkedAt = now;
  }

  ProviderAccount toAccount() {
    return new ProviderAccount(provider, type, providerAccountId);
  }

  String userId() {
    return userId;
  }

  /** JPA 3.1 takes no record for a key. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private String provider;
    private String providerAccountId;

    /** For JPA. */
    public Key() {}

    Key(String provider, String providerAccountId) {
      this.provider = provider;
      this.providerAccountId = providerAccountId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && Objects.equals(provider, that.provider)
          && Objects.equals(providerAccountId, that.providerAccountId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(provider, providerAccountId);
    }
  }
}
