package org.gatehouse.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code auth_consumed}. */
@Entity(name = "ConsumedRow")
@Table(name = "auth_consumed")
public class ConsumedRow {
  @Id private String id;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  protected ConsumedRow() {}

  ConsumedRow(String id, Instant expiresAt) {
    this.id = id;
    this.expiresAt = expiresAt;
  }
}
