package org.gatehouse.pipeline.refresh;

import java.util.List;
import java.util.function.Function;
import org.gatehouse.provider.oauth.RefreshResult;

/** A provider that a test lets answer, and that remembers what it was asked with. */
record ScriptedGrant(
    List<String> asked, Function<String, RefreshResult> answer, boolean keepsIdTokens)
    implements RefreshGrant {
  @Override
  public RefreshResult refresh(String provider, String refreshToken, String account) {
    asked.add(refreshToken);
    return answer.apply(refreshToken);
  }

  @Override
  public boolean keepsIdToken(String provider) {
    return keepsIdTokens;
  }
}
