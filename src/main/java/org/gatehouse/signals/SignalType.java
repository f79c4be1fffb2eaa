package org.gatehouse.signals;

import java.util.Optional;
import java.util.stream.Stream;

/** Events that mean something here; others are acknowledged and change nothing. */
enum SignalType {
  /** CAEP 1.0, 3.1. */
  SESSION_REVOKED("caep/event-type/session-revoked"),
  /** CAEP 1.0, 3.2. */
  TOKEN_CLAIMS_CHANGE("caep/event-type/token-claims-change"),
  /** CAEP 1.0, 3.3. */
  CREDENTIAL_CHANGE("caep/event-type/credential-change"),
  /** RISC 1.0, 2.3. */
  ACCOUNT_DISABLED("risc/event-type/account-disabled"),
  /** Shared Signals Framework 1.0: a transmitter tries the stream. */
  VERIFICATION("ssf/event-type/verification");

  private static final String BASE = "https://schemas.openid.net/secevent/";

  private final String uri;

  SignalType(String path) {
    this.uri = BASE + path;
  }

  static Optional<SignalType> of(String uri) {
    return Stream.of(values()).filter(type -> type.uri.equals(uri)).findFirst();
  }

  /** The last part of its name. */
  String word() {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }
}
