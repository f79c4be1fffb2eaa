package org.gatehouse.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;

/** A row of {@code auth_permissions} and the roles that have it. */
@Entity(name = "Permission")
@Table(name = "auth_permissions")
public class PermissionEntity {
  @Id private int id;
  private String name;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(
      name = "auth_role_permissions",
      joinColumns = @JoinColumn(name = "permission_id"))
  @Column(name = "role")
  private Set<String> roles = new HashSet<>();

  /** For JPA. */
  protected PermissionEntity() {}

  int id() {
    return id;
  }

  String name() {
    return name;
  }

  Set<String> roles() {
    return roles;
  }
}
