package org.gatehouse.callback;

/** Why the {@code jwt} stage runs, where it is not a plain read. */
public enum Trigger {
  SIGN_IN,
  SIGN_UP,
  UPDATE
}
