package org.gatehouse.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code auth_session_versions}. */
@Entity(name = "VersionRow")
@Table(name = "auth_session_versions")
public class VersionRow {
  @Id
  @Column(name = "session_key")
  private String sessionKey;

  @Column(name = "session_version")
  private long version;

  @Column(name = "sealed_claims")
  private String sealed;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  protected VersionRow() {}

  VersionRow(String key, long version, String sealed, Instant changedAt, Instant expiresAt) {
    this.sessionKey = key;
    this.version = version;
    this.sealed = sealed;
    this.changedAt = changedAt;
    this.expiresAt = expiresAt;
  }

  VersionStore.Row toRow() {
    return new VersionStore.Row(version, sealed);
  }
}
