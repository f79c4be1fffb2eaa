package org.gatehouse.guard;

/** An unsafe request with a session cookie, but without the header that proves its origin. */
public class MissingCsrfException extends RuntimeException {
  MissingCsrfException() {
    super("MissingCSRF");
  }
}
