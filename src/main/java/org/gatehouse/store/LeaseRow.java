package org.gatehouse.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code auth_refresh_leases}. */
@Entity(name = "LeaseRow")
@Table(name = "auth_refresh_leases")
public class LeaseRow {
  @Id private String sid;
  private String holder;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  protected LeaseRow() {}

  LeaseRow(String sid, String holder, Instant expiresAt) {
    this.sid = sid;
    this.holder = holder;
    this.expiresAt = expiresAt;
  }

  String holder() {
    return holder;
  }
}
