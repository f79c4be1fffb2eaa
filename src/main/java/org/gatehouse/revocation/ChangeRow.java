package org.gatehouse.revocation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code auth_changes}. */
@Entity(name = "ChangeRow")
@Table(name = "auth_changes")
public class ChangeRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "change_number")
  private Long number;

  private String target;

  @Column(name = "raised_to")
  private long raisedTo;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "written_at")
  private Instant writtenAt;

  /** For JPA. */
  protected ChangeRow() {}

  ChangeRow(Change change, Instant writtenAt) {
    this.target = change.target().text();
    this.raisedTo = change.value();
    this.expiresAt = change.until();
    this.writtenAt = writtenAt;
  }
}
