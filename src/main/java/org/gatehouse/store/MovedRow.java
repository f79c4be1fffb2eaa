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
  @Id private String sid;

  @Column(name = "sealed_claims")
  private String sealed;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  protected MovedRow() {}

  MovedRow(String sid, String sealed, Instant expiresAt) {
    this.sid = sid;
    this.sealed = sealed;
    this.expiresAt = expiresAt;
  }

  String sealed() {
    return sealed;
  }
}
