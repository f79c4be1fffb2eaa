package org.gatehouse.provider;

import jakarta.ejb.ApplicationException;

/** Credentials that prove nobody; {@code code} reaches the client as {@code &code=}. */
@ApplicationException(rollback = true)
public class CredentialsSigninException extends RuntimeException {
  private final String code;

  public CredentialsSigninException(String code) {
    super("CredentialsSignin: " + code);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
