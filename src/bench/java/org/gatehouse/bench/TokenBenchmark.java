package org.gatehouse.bench;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.SessionTokens;
import org.gatehouse.token.Stamp;
import org.gatehouse.token.TestConfig;
import org.gatehouse.token.TokenCodec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Opening and sealing a session token beside the bare cryptography of the same bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class TokenBenchmark {
  private static final String COOKIE = "__Secure-authjs.session-token";
  private static final String SECRET = "Kc0nE2m6hQ3b0m0bV1y8dXo4uJrZsTq9pLw7aGfH";

  private final TokenCodec codec =
      new TokenCodec(Flavour.V5, Secrets.of(new Secret(SECRET)), Set.of());
  private SessionTokens tokens;
  private Claims claims;
  private String token;
  private byte[] received;
  private Instant now;
  private RawToken raw;

  /** A token such as the portal mints for its administrator. */
  @Setup
  public void mint() {
    AuthConfig config = config();
    tokens = new SessionTokens(config, Clock.systemUTC());
    claims =
        new Stamp(config.session(), Clock.systemUTC())
            .of(
                Claims.NONE
                    .with("sub", "demo-admin")
                    .with("name", "Alex Admin")
                    .with("email", "admin@example.com")
                    .with("role", "ADMIN")
                    .with("firstName", "Alex")
                    .with("lastName", "Admin")
                    .with("provider", "credentials"),
                config.session().maxAge());
    token = tokens.seal(claims);
    received = token.getBytes(StandardCharsets.ISO_8859_1);
    now = Instant.now();
    raw = new RawToken(SECRET, COOKIE, token);
    String text = claims.toJson().toString();
    if (!raw.opened().equals(text) || !tokens.open(token).claims().equals(Optional.of(claims))) {
      throw new IllegalStateException("the two sides do not work on the same bytes");
    }
  }

  @Benchmark
  public DecodeResult open() {
    return codec.open(token, COOKIE, now);
  }

  /** As a guarded request opens its cookie from the second time on: the text is new, so hashed. */
  @Benchmark
  public DecodeResult openRemembered() {
    return tokens.open(new String(received, StandardCharsets.ISO_8859_1));
  }

  @Benchmark
  public byte[] openRaw() {
    return raw.open();
  }

  @Benchmark
  public String seal() {
    return codec.seal(claims, COOKIE);
  }

  @Benchmark
  public byte[] sealRaw() {
    return raw.seal();
  }

  private static AuthConfig config() {
    return TestConfig.development("auth.secret", SECRET, "auth.url", "http://localhost:9080");
  }
}
