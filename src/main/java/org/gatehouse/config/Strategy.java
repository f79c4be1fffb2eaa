package org.gatehouse.config;

/** Where the claims of a session are kept ({@code auth.session.strategy}). */
public enum Strategy {
  /** Sealed in the cookie. */
  JWT,
  /** Sealed in a row of the database; the cookie holds an opaque token (wire.md 8, 18.13). */
  DATABASE
}
