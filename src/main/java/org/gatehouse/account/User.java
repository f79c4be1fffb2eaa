package org.gatehouse.account;

import java.util.HashMap;
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
    return builder(id, username).build();
  }

  /** A user with an id and a name to sign in with, to which the rest is added. */
  public static Builder builder(String id, String username) {
    return new Builder(id, username);
  }

  /** Puts a user together; what is not said is not there, and nobody is disabled. */
  public static final class Builder {
    private final String id;
    private final String username;
    private final Map<String, String> attributes = new HashMap<>();
    private String name;
    private String email;
    private boolean emailVerified;
    private String image;
    private String role;
    private boolean disabled;

    private Builder(String id, String username) {
      this.id = id;
      this.username = username;
    }

    /** To be shown to people. */
    public Builder name(String text) {
      name = text;
      return this;
    }

    /** An address that nobody has verified. */
    public Builder email(String address) {
      email = address;
      emailVerified = false;
      return this;
    }

    /** An address that is the user's own beyond doubt: accounts are linked by it. */
    public Builder verifiedEmail(String address) {
      email = address;
      emailVerified = true;
      return this;
    }

    /** Address of a picture. */
    public Builder image(String url) {
      image = url;
      return this;
    }

    /** One of {@code auth.roles}. */
    public Builder role(String word) {
      role = word;
      return this;
    }

    public Builder disabled(boolean is) {
      disabled = is;
      return this;
    }

    public Builder attribute(String attribute, String value) {
      attributes.put(attribute, value);
      return this;
    }

    public Builder attributes(Map<String, String> more) {
      attributes.putAll(more);
      return this;
    }

    public User build() {
      return new User(
          id,
          username,
          Optional.ofNullable(name),
          Optional.ofNullable(email),
          emailVerified,
          Optional.ofNullable(image),
          Optional.ofNullable(role),
          disabled,
          attributes);
    }
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
