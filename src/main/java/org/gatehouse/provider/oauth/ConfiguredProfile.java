package org.gatehouse.provider.oauth;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.gatehouse.config.ProviderConfig.ProfilePaths;
import org.gatehouse.config.ProviderSetting;
import org.gatehouse.json.Json;

/**
 * A profile whose members lie where the settings {@code profile.*} say, and the others where the
 * provider's kind has them.
 */
final class ConfiguredProfile implements ProfileMapping {
  private static final Logger LOG = System.getLogger(ConfiguredProfile.class.getName());

  /** The name under which {@link ClaimTexts} reads what a path led to. */
  private static final String FOUND = "found";

  private final ProfileMapping usual;
  private final ProfilePaths configured;
  private final Set<ProviderSetting> told = ConcurrentHashMap.newKeySet();

  ConfiguredProfile(ProfileMapping usual, ProfilePaths configured) {
    this.usual = usual;
    this.configured = configured;
  }

  @Override
  public String provider() {
    return usual.provider();
  }

  /**
   * An address that was moved is verified only by a member that was moved too: what vouches for one
   * address says nothing of another.
   */
  @Override
  public Profile map(JsonObject claims) {
    boolean moved = has(ProviderSetting.PROFILE_EMAIL);
    Profile rest = usual.map(withId(claims));
    return new Profile(
        rest.id(),
        read(ProviderSetting.PROFILE_NAME, claims, texts -> texts.name(FOUND), rest.name()),
        read(ProviderSetting.PROFILE_EMAIL, claims, texts -> texts.email(FOUND), rest.email()),
        read(
            ProviderSetting.PROFILE_EMAIL_VERIFIED,
            claims,
            texts -> texts.is(FOUND),
            !moved && rest.emailVerified()),
        read(ProviderSetting.PROFILE_IMAGE, claims, texts -> texts.image(FOUND), rest.image()),
        read(
            ProviderSetting.PROFILE_FIRST_NAME,
            claims,
            texts -> texts.name(FOUND),
            rest.firstName()),
        read(
            ProviderSetting.PROFILE_LAST_NAME,
            claims,
            texts -> texts.name(FOUND),
            rest.lastName()));
  }

  @Override
  public Optional<String> more() {
    return has(ProviderSetting.PROFILE_EMAIL) ? Optional.empty() : usual.more();
  }

  /** Under both names by which a kind of provider knows it. */
  private JsonObject withId(JsonObject claims) {
    if (!has(ProviderSetting.PROFILE_ID)) {
      return claims;
    }
    String id = texts(path(ProviderSetting.PROFILE_ID).in(claims)).id(FOUND);
    return Json.PROVIDER.createObjectBuilder(claims).add("sub", id).add("id", id).build();
  }

  private <T> T read(
      ProviderSetting setting, JsonObject claims, Function<ClaimTexts, T> reader, T otherwise) {
    if (!has(setting)) {
      return otherwise;
    }
    Optional<JsonValue> value = path(setting).in(claims);
    if (value.isEmpty() && told.add(setting)) {
      LOG.log(
          Level.WARNING,
          "ProfileMemberMissing: auth.{0}.{1} names nothing in an answer of the provider.",
          provider(),
          setting.key());
    }
    return reader.apply(texts(value));
  }

  private static ClaimTexts texts(Optional<JsonValue> value) {
    return new ClaimTexts(
        Json.PROVIDER.createObjectBuilder().add(FOUND, value.orElse(JsonValue.NULL)).build());
  }

  private boolean has(ProviderSetting setting) {
    return configured.paths().containsKey(setting);
  }

  private MemberPath path(ProviderSetting setting) {
    return new MemberPath(configured.paths().get(setting));
  }
}
