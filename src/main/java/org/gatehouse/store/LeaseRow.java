package org.gatehouse.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code auth_leases}. */
@Entity(name = "LeaseRow")
@Table(name = "auth_leases")
public class LeaseRow {
  @Id private String name;
  private String holder;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  protected LeaseRow() {}

  LeaseRow(String name, String holder, Instant expiresAt) {
    this.name = name;
    this.holder = holder;
    this.expiresAt = expiresAt;
  }

  String holder() {
    return holder;
  }
}
