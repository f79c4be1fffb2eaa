package org.gatehouse.token;

import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.config.AuthConfig;

/**
 * Claims sealed into a column of the database. What is sealed names its row, so that a column
 * copied to another row opens nothing there; no cookie is ever opened with these keys.
 */
public final class SealedColumns {
  /** What lies in a column. */
  public enum Column {
    /** The claims of a session under strategy {@code database}. */
    SESSION,
    /** The newest claims of a session that was changed. */
    VERSION,
    /** Claims that did not fit into the cookies. */
    MOVED,
    /** The tokens of a linked account, which no session's lifetime ends. */
    ACCOUNT;

    private String salt() {
      return "gatehouse.column." + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static final String ROW = "row";

  private final TokenCodec codec;
  private final AuthConfig config;
  private final Clock clock;

  public SealedColumns(AuthConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.codec =
        new TokenCodec(
            config.flavour(),
            config.secrets(),
            Set.of(),
            Stream.of(Column.values()).map(Column::salt).collect(Collectors.toSet()));
  }

  /**
   * Seals claims, which carry their {@code exp}, for a row.
   *
   * @param row its key
   */
  public String seal(Claims claims, Column column, String row) {
    return codec.seal(claims.with(ROW, row), column.salt());
  }

  /**
   * Opens what was sealed for this very row; the same times hold as for a cookie, but for tokens of
   * accounts, where {@code exp} alone counts.
   */
  public DecodeResult open(String sealed, Column column, String row) {
    DecodeResult opened = codec.open(sealed, column.salt(), clock.instant());
    DecodeResult result =
        column == Column.ACCOUNT
            ? opened
            : SessionTokens.withinLifetime(opened, config.session(), clock.instant());
    if (!(result instanceof DecodeResult.Valid valid)) {
      return result;
    }
    return names(valid.content(), row)
        ? new DecodeResult.Valid(valid.content().without(ROW), valid.keyIndex())
        : new DecodeResult.Mixed();
  }

  private static boolean names(Claims claims, String row) {
    return claims.toJson().get(ROW) instanceof JsonString name
        && MessageDigest.isEqual(
            name.getString().getBytes(StandardCharsets.UTF_8),
            row.getBytes(StandardCharsets.UTF_8));
  }
}
