package org.gatehouse.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code auth_sessions}; leaves this room only as {@link StoredSession}. */
@Entity(name = "SessionRow")
@Table(name = "auth_sessions")
public class SessionRow {
  @Id
  @Column(name = "token_hash")
  private String tokenHash;

  private String sid;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "row_version")
  private long version;

  @Column(name = "sealed_claims")
  private String sealed;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  protected SessionRow() {}

  SessionRow(StoredSession session, String userId) {
    this.tokenHash = session.tokenHash();
    this.sid = session.sid();
    this.userId = userId;
    this.version = session.version();
    this.sealed = session.sealed();
    this.createdAt = session.createdAt();
    this.seenAt = session.seenAt();
    this.expiresAt = session.expires();
  }

  StoredSession toStored() {
    return new StoredSession(tokenHash, sid, version, sealed, createdAt, seenAt, expiresAt);
  }
}
