package org.gatehouse.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code auth_tenants}; leaves this room only as {@link Tenant}. */
@Entity(name = "Tenant")
@Table(name = "auth_tenants")
public class TenantEntity {
  @Id private String id;
  private String name;

  /** For JPA. */
  protected TenantEntity() {}

  TenantEntity(Tenant tenant) {
    this.id = tenant.id();
    this.name = tenant.name();
  }

  Tenant toTenant() {
    return new Tenant(id, name);
  }

  void rename(String newName) {
    this.name = newName;
  }
}
