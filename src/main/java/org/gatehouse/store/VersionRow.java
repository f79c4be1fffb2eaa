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
  @Id private String sid;

  @Column(name = "session_version")
  private long version;

  @Column(name = "sealed_claims")
  private String sealed;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  protected VersionRow() {}

  VersionRow(String sid, long version, String sealed, Instant expiresAt) {
    this.sid = sid;
    this.version = version;
    this.sealed = sealed;
    this.expiresAt = expiresAt;
  }

  String sealed() {
    return sealed;
  }
}
