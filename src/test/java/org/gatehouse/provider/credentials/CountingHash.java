package org.gatehouse.provider.credentials;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Records as the server's PBKDF2 writes them, without the work; tells what was hashed. */
final class CountingHash implements Pbkdf2PasswordHash {
  final List<String> verified = new ArrayList<>();
  private String prefix = "";

  @Override
  public void initialize(Map<String, String> parameters) {
    prefix =
        parameters.get("Pbkdf2PasswordHash.Algorithm")
            + ":"
            + parameters.get("Pbkdf2PasswordHash.Iterations")
            + ":";
  }

  @Override
  public String generate(char[] password) {
    return prefix + record(password);
  }

  @Override
  public boolean verify(char[] password, String record) {
    verified.add(record.substring(0, record.indexOf(':', record.indexOf(':') + 1)));
    return record.endsWith(record(password));
  }

  /** A record made with other parameters. */
  static String old(String password) {
    return "PBKDF2WithHmacSHA256:2048:" + record(password.toCharArray());
  }

  private static String record(char[] password) {
    return "salt:" + Integer.toHexString(new String(password).hashCode());
  }
}
