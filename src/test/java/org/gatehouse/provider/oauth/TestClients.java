package org.gatehouse.provider.oauth;

import org.gatehouse.harness.idp.TestProvider;

/** Clients of test providers, for the tests of other rooms. */
public final class TestClients {
  private TestClients() {}

  /** An OpenID Connect client with the id {@code test}. */
  public static OAuthClient of(TestProvider provider) {
    return Relying.on(provider).client();
  }

  /** A plain OAuth client. */
  public static OAuthClient plain(TestProvider provider) {
    return Plain.gitHub(provider).client();
  }
}
