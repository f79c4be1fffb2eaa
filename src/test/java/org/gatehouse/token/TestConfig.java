package org.gatehouse.token;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.ConfigReader;

/** Configuration and time for tests in memory. */
public final class TestConfig {
  private TestConfig() {}

  /** Reads key and value pairs as MicroProfile Config would. */
  public static ConfigReader.Result read(Path directory, String... pairs) {
    Map<String, String> properties = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      properties.put(pairs[i], pairs[i + 1]);
    }
    var config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(properties, "test", 100))
            .build();
    return ConfigReader.read(config, directory);
  }

  /** A development configuration. */
  public static AuthConfig development(String... pairs) {
    String[] all = new String[pairs.length + 2];
    all[0] = "mp.config.profile";
    all[1] = "dev";
    System.arraycopy(pairs, 0, all, 2, pairs.length);
    return read(Path.of("target"), all).config();
  }

  /** A clock that tests move. */
  public static final class MovableClock extends Clock {
    private Instant now = Instant.ofEpochSecond(1_750_000_000);
    private int asked;

    /** How often somebody asked what time it is. */
    public int asked() {
      return asked;
    }

    public void forward(long seconds) {
      now = now.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
      asked++;
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
