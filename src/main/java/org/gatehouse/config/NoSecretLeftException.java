package org.gatehouse.config;

/** Every secret of this node was revoked: it can neither begin a session nor go on with one. */
public class NoSecretLeftException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  NoSecretLeftException() {
    super("every secret of this node was revoked");
  }
}
