package org.gatehouse.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A row of {@code auth_memberships}: this user belongs to this tenant. */
@Entity(name = "Membership")
@Table(name = "auth_memberships")
@IdClass(MembershipEntity.Key.class)
public class MembershipEntity {
  @Id
  @Column(name = "tenant_id")
  private String tenantId;

  @Id
  @Column(name = "user_id")
  private String userId;

  /** For JPA. */
  protected MembershipEntity() {}

  MembershipEntity(String tenantId, String userId) {
    this.tenantId = tenantId;
    this.userId = userId;
  }

  /** JPA 3.1 takes no record for a key. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private String tenantId;
    private String userId;

    /** For JPA. */
    public Key() {}

    Key(String tenantId, String userId) {
      this.tenantId = tenantId;
      this.userId = userId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && Objects.equals(tenantId, that.tenantId)
          && Objects.equals(userId, that.userId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(tenantId, userId);
    }
  }
}
