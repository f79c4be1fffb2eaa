package org.gatehouse.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Reads the streams that {@code auth.signals} lists; what is wrong becomes a problem. */
final class SignalReader {
  private static final int SHORTEST_SECRET = 32;

  private final Config config;
  private final Problems problems;
  private final boolean development;

  SignalReader(Config config, Problems problems, boolean development) {
    this.config = config;
    this.problems = problems;
    this.development = development;
  }

  List<SignalConfig> read(List<String> ids, List<ProviderConfig> providers) {
    List<SignalConfig> streams = new ArrayList<>();
    for (String id : new LinkedHashSet<>(ids)) {
      if (PathId.is(id)) {
        stream(id, providers).ifPresent(streams::add);
      } else {
        problems.add(
            "InvalidSignals",
            "auth.signals names an id of a wrong form.",
            "use lower-case letters, digits and -.");
      }
    }
    return streams;
  }

  private Optional<SignalConfig> stream(String id, List<ProviderConfig> providers) {
    Optional<String> issuer = text(id, SignalSetting.ISSUER);
    Optional<String> audience = text(id, SignalSetting.AUDIENCE);
    Optional<URI> jwks =
        text(id, SignalSetting.JWKS_URI)
            .flatMap(address -> WebAddress.of(address, development, false));
    Optional<ProviderConfig> provider =
        text(id, SignalSetting.PROVIDER)
            .flatMap(name -> providers.stream().filter(p -> p.id().equals(name)).findFirst())
            .filter(found -> found.type() == ProviderConfig.Type.OIDC);
    Optional<String> secret =
        text(id, SignalSetting.SECRET).filter(value -> value.length() >= SHORTEST_SECRET);
    require(id, SignalSetting.ISSUER, issuer, "to the issuer of the transmitter");
    require(id, SignalSetting.AUDIENCE, audience, "to the audience of the stream");
    require(id, SignalSetting.JWKS_URI, jwks, "to an address that starts with https://");
    require(id, SignalSetting.PROVIDER, provider, "to an OpenID Connect id of auth.providers");
    require(id, SignalSetting.SECRET, secret, "to 32 random characters or more");
    return issuer.isPresent()
            && audience.isPresent()
            && jwks.isPresent()
            && provider.isPresent()
            && secret.isPresent()
        ? Optional.of(
            new SignalConfig(
                id,
                issuer.get(),
                audience.get(),
                jwks.get(),
                provider.get(),
                new Secret(secret.get())))
        : Optional.empty();
  }

  private void require(String id, SignalSetting setting, Optional<?> value, String fix) {
    if (value.isEmpty()) {
      String name = key(id, setting);
      problems.add(
          "InvalidSignals",
          name + " is not set, or has a wrong form.",
          "set " + Setting.environmentName(name) + " " + fix + ".");
    }
  }

  private Optional<String> text(String id, SignalSetting setting) {
    return Given.text(config, key(id, setting));
  }

  private static String key(String id, SignalSetting setting) {
    return "auth.signals." + id + "." + setting.key();
  }
}
