package org.gatehouse.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads how the answers of a provider are read. */
final class ProfileReader {
  private static final List<ProviderSetting> PATHS =
      List.of(
          ProviderSetting.PROFILE_ID,
          ProviderSetting.PROFILE_NAME,
          ProviderSetting.PROFILE_EMAIL,
          ProviderSetting.PROFILE_EMAIL_VERIFIED,
          ProviderSetting.PROFILE_IMAGE,
          ProviderSetting.PROFILE_FIRST_NAME,
          ProviderSetting.PROFILE_LAST_NAME);

  /** Those whose answers have no {@code sub}. */
  private static final Set<String> WITHOUT_SUBJECT = Set.of("github", "facebook");

  private static final String PLAIN_OAUTH_ONLY =
      "is for plain OAuth; in OpenID Connect an account is known by sub";

  private ProfileReader() {}

  static ProviderConfig.ProfilePaths read(ProviderValues values, ProviderConfig.Type type) {
    Map<ProviderSetting, String> paths = new EnumMap<>(ProviderSetting.class);
    for (ProviderSetting setting : PATHS) {
      values.member(setting).ifPresent(path -> paths.put(setting, path));
    }
    String like = values.word(ProviderSetting.PROFILE_LIKE);
    if (type == ProviderConfig.Type.OIDC) {
      checkSubject(values, like, paths);
    }
    return new ProviderConfig.ProfilePaths(like, paths);
  }

  /**
   * ID tokens after a refresh and logout tokens name an account by {@code sub} and nothing else.
   */
  private static void checkSubject(
      ProviderValues values, String like, Map<ProviderSetting, String> paths) {
    if (paths.containsKey(ProviderSetting.PROFILE_ID)) {
      values.invalid(ProviderSetting.PROFILE_ID, PLAIN_OAUTH_ONLY, "to nothing");
    }
    if (WITHOUT_SUBJECT.contains(like)) {
      values.invalid(ProviderSetting.PROFILE_LIKE, PLAIN_OAUTH_ONLY, "to oidc");
    }
  }
}
