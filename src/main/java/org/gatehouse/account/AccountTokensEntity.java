package org.gatehouse.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A row of {@code auth_account_tokens}; leaves this room only as {@link KeptTokens}. It goes with
 * the row of its account.
 */
@Entity(name = "AccountTokens")
@Table(name = "auth_account_tokens")
@IdClass(AccountEntity.Key.class)
public class AccountTokensEntity {
  @Id private String provider;

  @Id
  @Column(name = "provider_account_id")
  private String providerAccountId;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "link_id")
  private String link;

  @Column(name = "tokens_version")
  private long version;

  @Column(name = "sealed_tokens")
  private String sealed;

  @Column(name = "kept_at")
  private Instant keptAt;

  /** For JPA. */
  protected AccountTokensEntity() {}

  AccountTokensEntity(KeptTokens tokens, Instant now) {
    this.provider = tokens.provider();
    this.providerAccountId = tokens.providerAccountId();
    this.userId = tokens.userId();
    this.link = tokens.link();
    this.version = tokens.version();
    this.sealed = tokens.sealed();
    this.keptAt = now;
  }

  KeptTokens toTokens() {
    return new KeptTokens(provider, providerAccountId, userId, link, version, sealed);
  }
}
