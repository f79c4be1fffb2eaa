package org.gatehouse.session.write;

/** Another change of the same session was written first: read again, and try again. */
public class SupersededException extends RuntimeException {
  SupersededException() {
    super("Superseded");
  }
}
