package org.gatehouse.ops;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.CookieConfig;
import org.gatehouse.config.Secrets.Named;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.ForeignCookies;
import org.gatehouse.token.SessionTokens;
import org.gatehouse.token.TokenCodec;

/**
 * Opens a token or a Cookie header the way the server does. The name of the cookie is part of the
 * key, so that of the settings is tried first, then the two usual ones.
 */
final class Decoder {
  private final AuthConfig config;
  private final Clock clock;

  Decoder(AuthConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  Decoded decode(String input) {
    String text = input.replaceFirst("(?i)^cookie:\\s*", "");
    Optional<Decoded> best = Optional.empty();
    for (String name : names()) {
      Optional<Decoded> decoded =
          text.contains("=") && !isToken(text) ? header(text, name) : Optional.of(bare(text, name));
      if (decoded.isPresent() && (best.isEmpty() || better(decoded.get(), best.get()))) {
        best = decoded;
      }
    }
    String configured = config.cookies().sessionName();
    return best.orElseGet(
        () -> new Decoded(new DecodeResult.Absent(), configured, 0, 0, secrets()));
  }

  private Set<String> names() {
    String plain = config.flavour().cookiePrefix() + ".session-token";
    return new LinkedHashSet<>(List.of(config.cookies().sessionName(), plain, "__Secure-" + plain));
  }

  private static boolean isToken(String text) {
    return text.matches("[\\w=-]*(\\.[\\w=-]*){4}");
  }

  private Decoded bare(String token, String name) {
    return new Decoded(open(token, name), name, token.length(), 0, secrets());
  }

  private Optional<Decoded> header(String text, String name) {
    CookieConfig own = config.cookies();
    CookieConfig cookies =
        new CookieConfig(
            name,
            own.csrfName(),
            own.callbackUrlName(),
            own.domain(),
            own.path(),
            own.sameSite(),
            own.maxChunks(),
            own.secure());
    SessionCookie.Found found =
        new SessionCookie(cookies, config.flavour().chunkSize(), "/")
            .read(CookieHeader.parse(text, config.flavour()));
    Optional<Decoded> best = Optional.empty();
    for (String token : found.candidates()) {
      Decoded decoded =
          new Decoded(open(token, name), name, token.length(), found.names().size(), secrets());
      if (best.isEmpty() || better(decoded, best.get())) {
        best = Optional.of(decoded);
      }
    }
    boolean opened = best.isPresent() && best.get().result().claims().isPresent();
    return opened || found.missingChunk().isEmpty()
        ? best
        : best.map(
            decoded ->
                new Decoded(
                    new DecodeResult.ChunkMissing(found.missingChunk().get()),
                    name,
                    decoded.characters(),
                    decoded.cookies(),
                    secrets()));
  }

  private DecodeResult open(String token, String name) {
    TokenCodec codec =
        new TokenCodec(
            config.flavour(), config.secrets(), ForeignCookies.others(config.flavour(), name));
    String salt = config.flavour().isV4() ? "" : name;
    DecodeResult result = codec.open(token, salt, clock.instant());
    return SessionTokens.withinLifetime(result, config.session(), clock.instant());
  }

  /** One that opens, or that at least says more than that the key or the cookie is another. */
  private static boolean better(Decoded candidate, Decoded known) {
    return weight(candidate.result()) > weight(known.result());
  }

  private static int weight(DecodeResult result) {
    if (result.claims().isPresent()) {
      return 3;
    }
    if (result instanceof DecodeResult.WrongCookie || result instanceof DecodeResult.UnknownKey) {
      return 1;
    }
    return result.present() ? 2 : 0;
  }

  private List<Named> secrets() {
    return config.secrets().all();
  }
}
