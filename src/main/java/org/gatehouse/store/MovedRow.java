package org.gatehouse.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code auth_moved_claims}. */
@Entity(name = "MovedRow")
@Table(name = "auth_moved_claims")
public class MovedRow {
  @Id private String id;

  @Column(name = "session_key")
  private String sessionKey;

  @Column(name = "sealed_claims")
  private String sealed;

  @Column(name = "written_at")
  private Instant writtenAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  protected MovedRow() {}

  MovedRow(String key, String digest, String sealed, Instant writtenAt, Instant expiresAt) {
    this.id = id(key, digest);
    this.sessionKey = key;
    this.sealed = sealed;
    this.writtenAt = writtenAt;
    this.expiresAt = expiresAt;
  }

  static String id(String key, String digest) {
    return key + ":" + digest;
  }

  String sealed() {
    return sealed;
  }
}
