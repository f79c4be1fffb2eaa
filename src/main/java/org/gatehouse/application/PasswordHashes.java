package org.gatehouse.application;

/** Makes the records of passwords that the user store keeps, injectable anywhere. */
public interface PasswordHashes {
  /**
   * A record of the password, by a slow hash.
   *
   * @throws org.gatehouse.provider.ProviderBusyException if too many hashes wait already
   */
  String hash(String password);
}
