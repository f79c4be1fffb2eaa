package org.gatehouse.flow;

/** Another change of the same session was written first: read again, and try again. */
class SupersededException extends RuntimeException {
  SupersededException() {
    super("Superseded");
  }
}
