package org.gatehouse.account;

import java.util.Map;
import java.util.Optional;

/**
 * A person as callbacks and providers see one.
 *
 * @param id stable; becomes claim {@code sub}. A blank one is replaced by a UUID at sign-in
 * @param username canonical name to sign in with
 * @param attributes further values by name, such as {@code firstName}
 */
public record User(
    String id,
    String username,
    Optional<String> name,
    Optional<String> email,
    boolean emailVerified,
    Optional<String> image,
    Optional<String> role,
    boolean disabled,
    Map<String, String> attributes) {

  public User {
    attributes = Map.copyOf(attributes);
  }

  /** A user with an id and a name to sign in with, and nothing else. */
  public static User of(String id, String username) {
    return new User(
        id,
        username,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        Map.of());
  }

  public User withId(String newId) {
    return new User(newId, username, name, email, emailVerified, image, role, disabled, attributes);
  }

  public User withRole(Optional<String> newRole) {
    return new User(id, username, name, email, emailVerified, image, newRole, disabled, attributes);
  }

  public User withImage(Optional<String> newImage) {
    return new User(id, username, name, email, emailVerified, newImage, role, disabled, attributes);
  }

  /**
   * A value by name: the fields above first, then {@code attributes}; {@code avatar} is the picture
   * where no attribute has that name.
   */
  public Optional<String> attribute(String attribute) {
    return switch (attribute) {
      case "id" -> Optional.of(id);
      case "username" -> Optional.of(username);
      case "name" -> name;
      case "email" -> email;
      case "image" -> image;
      case "avatar" -> Optional.ofNullable(attributes.get(attribute)).or(() -> image);
      case "role" -> role;
      default -> Optional.ofNullable(attributes.get(attribute));
    };
  }
}
