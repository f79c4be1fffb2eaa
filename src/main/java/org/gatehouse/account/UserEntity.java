package org.gatehouse.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A row of {@code auth_users}; leaves this room only as {@link User}. */
@Entity(name = "User")
@Table(name = "auth_users")
public class UserEntity {
  @Id private String id;
  private String username;
  private String email;

  @Column(name = "email_verified")
  private Instant emailVerified;

  @Column(name = "display_name")
  private String name;

  private String image;
  private String role;
  private boolean disabled;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "default_tenant")
  private String defaultTenant;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "auth_user_attributes", joinColumns = @JoinColumn(name = "user_id"))
  @MapKeyColumn(name = "attribute_name")
  @Column(name = "attribute_value")
  private Map<String, String> attributes = new HashMap<>();

  /** For JPA. */
  protected UserEntity() {}

  UserEntity(User user, String passwordHash, Instant now) {
    this.id = user.id();
    this.username = Canonical.username(user.username());
    this.email = user.email().map(Canonical::email).orElse(null);
    this.emailVerified = user.emailVerified() ? now : null;
    this.name = user.name().orElse(null);
    this.image = user.image().orElse(null);
    this.role = user.role().orElse(null);
    this.disabled = user.disabled();
    this.passwordHash = passwordHash;
    this.createdAt = now;
    this.attributes = new HashMap<>(user.attributes());
  }

  User toUser() {
    return new User(
        id,
        username,
        Optional.ofNullable(name),
        Optional.ofNullable(email),
        emailVerified != null,
        Optional.ofNullable(image),
        Optional.ofNullable(role),
        disabled,
        attributes);
  }

  Optional<String> passwordHash() {
    return Optional.ofNullable(passwordHash);
  }

  Optional<String> defaultTenant() {
    return Optional.ofNullable(defaultTenant);
  }

  void chooseDefaultTenant(String tenantId) {
    this.defaultTenant = tenantId;
  }

  void rename(String newName, Map<String, String> more) {
    this.name = newName;
    attributes.putAll(more);
  }

  Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  void describe(String attribute, String value) {
    attributes.put(attribute, value);
  }

  void verifyEmail(Instant now) {
    this.emailVerified = now;
  }

  void changePasswordHash(String newHash) {
    this.passwordHash = newHash;
  }

  void changeRole(String newRole) {
    this.role = newRole;
  }

  void changeDisabled(boolean newDisabled) {
    this.disabled = newDisabled;
  }
}
