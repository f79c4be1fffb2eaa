package org.gatehouse.token;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Every claim that Gatehouse itself writes or reads, and how it is treated. An application's own
 * claims need no entry.
 */
public enum ClaimName {
  /** The stable id of the user (RFC 7519). */
  SUBJECT("sub", Trait.KEPT, Trait.RESERVED),
  /** Id of the session (OpenID Connect): the same in every token of it. */
  SESSION("sid", Trait.KEPT, Trait.RESERVED),
  /** When the person last proved who he is, in seconds since the epoch (OpenID Connect). */
  AUTH_TIME("auth_time", Trait.KEPT, Trait.RESERVED),
  /** How he proved it (RFC 8176). */
  METHODS("amr", Trait.KEPT, Trait.RESERVED),
  /** When the session began, where the proof is older. */
  BEGAN("began", Trait.KEPT, Trait.RESERVED),
  /** False for a session that ends with the browser. */
  REMEMBER("remember", Trait.KEPT, Trait.RESERVED),
  /** Up to which change of its user the claims are, in milliseconds. */
  AS_OF("as_of", Trait.RESERVED),
  /** The last end of its user's sessions that was known when it began, in milliseconds. */
  BEGAN_AFTER("began_after", Trait.KEPT, Trait.RESERVED),
  /** Up to which change of what roles mean the permissions are, in milliseconds. */
  ROLES_AS_OF("roles_as_of", Trait.RESERVED),
  /** How often the session was changed by an update or a refresh. */
  VERSION("ver", Trait.RESERVED),
  ISSUED_AT("iat", Trait.RESERVED, Trait.STAMPED),
  EXPIRES("exp", Trait.RESERVED, Trait.STAMPED),
  ID("jti", Trait.RESERVED, Trait.STAMPED),
  NOT_BEFORE("nbf", Trait.RESERVED),
  ISSUER("iss", Trait.RESERVED),
  AUDIENCE("aud", Trait.RESERVED),
  NAME("name"),
  EMAIL("email"),
  EMAIL_VERIFIED("email_verified", Trait.RESERVED),
  PICTURE("picture"),
  ROLE("role", Trait.RESERVED),
  PERMISSIONS("permissions", Trait.RESERVED),
  TENANT("tenantId", Trait.RESERVED),
  /** Id of the provider of the sign-in, and its id of the account: with it the session ends. */
  PROVIDER("provider", Trait.KEPT, Trait.RESERVED),
  PROVIDER_ACCOUNT_ID("providerAccountId", Trait.KEPT, Trait.RESERVED),
  /** Claim {@code sid} of the provider's ID token: the session there. */
  PROVIDER_SESSION("provider_sid", Trait.KEPT, Trait.RESERVED),
  ACCESS_TOKEN("access_token", Trait.RESERVED, Trait.MOVABLE, Trait.SECRET),
  REFRESH_TOKEN("refresh_token", Trait.RESERVED, Trait.MOVABLE, Trait.SECRET),
  ID_TOKEN("id_token", Trait.RESERVED, Trait.MOVABLE, Trait.SECRET),
  /** When the access token expires, and when it is time to refresh it, in seconds. */
  EXPIRES_AT("expires_at", Trait.RESERVED),
  REFRESH_AT("refresh_at", Trait.RESERVED),
  /** Why the provider's tokens could not be refreshed. */
  ERROR("error", Trait.RESERVED),
  /** Digest of the claims that lie in the database instead. */
  MOVED("moved", Trait.RESERVED);

  private enum Trait {
    /** No callback can change or lose it. */
    KEPT,
    /** No client may ever name it in an update. */
    RESERVED,
    /** Given anew each time a token is sealed. */
    STAMPED,
    /** Lies in the database whenever the cookies are full. */
    MOVABLE,
    /** Never shown to a client by Gatehouse itself. */
    SECRET
  }

  private final String wire;
  private final Set<Trait> traits;

  ClaimName(String wire, Trait... traits) {
    this.wire = wire;
    this.traits =
        traits.length == 0
            ? Collections.emptySet()
            : Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(traits)));
  }

  /** As it stands in a token. */
  public String wire() {
    return wire;
  }

  /** Names of what no callback can change or lose, once a session has it. */
  public static Set<String> kept() {
    return KEPT_NAMES;
  }

  /** Names that no client may ever use in an update. */
  public static Set<String> reserved() {
    return RESERVED_NAMES;
  }

  /** Names of what lies in the database whenever the cookies are full. */
  public static Set<String> movable() {
    return MOVABLE_NAMES;
  }

  /** Names of what a session never shows by itself. */
  public static Set<String> secret() {
    return SECRET_NAMES;
  }

  /** Names of what each sealing gives anew. */
  public static Set<String> stamped() {
    return STAMPED_NAMES;
  }

  private static final Set<String> KEPT_NAMES = with(Trait.KEPT);
  private static final Set<String> RESERVED_NAMES = with(Trait.RESERVED);
  private static final Set<String> STAMPED_NAMES = with(Trait.STAMPED);
  private static final Set<String> MOVABLE_NAMES = with(Trait.MOVABLE);
  private static final Set<String> SECRET_NAMES = with(Trait.SECRET);

  private static Set<String> with(Trait trait) {
    Set<String> names = new LinkedHashSet<>();
    for (ClaimName name : values()) {
      if (name.traits.contains(trait)) {
        names.add(name.wire);
      }
    }
    return Collections.unmodifiableSet(names);
  }
}
