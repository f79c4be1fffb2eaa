package org.gatehouse.cookie;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gatehouse.config.CookieConfig;

/**
 * The session token as cookies: {@code name}, or {@code name.0}, {@code name.1} and so on when it
 * is long. Only these exact names are read or cleared (wire.md 8, 18.1).
 */
public final class SessionCookie {
  /** Chunks read at the most. */
  public static final int READ_CHUNKS = 16;

  private static final int READ_CHARACTERS = 65_536;

  private final CookieConfig config;
  private final int chunkSize;
  private final String path;
  private final List<String> chunkNames;

  /**
   * @param chunkSize characters of the token per cookie
   * @param path the Path attribute
   */
  public SessionCookie(CookieConfig config, int chunkSize, String path) {
    this.config = config;
    this.chunkSize = chunkSize;
    this.path = path;
    this.chunkNames = IntStream.range(0, READ_CHUNKS).mapToObj(this::chunkName).toList();
  }

  /** What a request carries: token texts to try in order, and the names to clear. */
  public record Found(
      List<String> candidates, List<String> names, Optional<Integer> missingChunk) {}

  /**
   * Collects the token texts a request may mean: the base cookie, all chunks up to the first gap,
   * and the chunks up to the first that is not full, since an older and longer token may have left
   * some behind.
   */
  public Found read(CookieHeader cookies) {
    List<String> names = new ArrayList<>();
    Set<String> candidates = new LinkedHashSet<>();
    cookies
        .filled(config.sessionName())
        .ifPresent(
            value -> {
              names.add(config.sessionName());
              candidates.add(value);
            });
    List<String> chunks = new ArrayList<>();
    boolean more = false;
    for (int i = 0; i < READ_CHUNKS; i++) {
      Optional<String> chunk = cookies.filled(chunkNames.get(i));
      if (chunk.isPresent()) {
        names.add(chunkNames.get(i));
        if (chunks.size() == i) {
          chunks.add(chunk.get());
        } else {
          more = true;
        }
      }
    }
    if (!chunks.isEmpty()) {
      candidates.add(String.join("", chunks));
      candidates.add(String.join("", chunks.subList(0, firstShort(chunks) + 1)));
    }
    candidates.removeIf(text -> text.length() > READ_CHARACTERS);
    return new Found(
        List.copyOf(candidates), names, more ? Optional.of(chunks.size()) : Optional.empty());
  }

  /**
   * Cookies that carry the token and clear what else was there.
   *
   * @param expires empty for cookies that end with the browser
   * @throws TokenTooLargeException if it needs more than {@code auth.cookies.max-chunks}
   */
  public List<SetCookie> write(String token, Optional<Instant> expires, Found found) {
    int count = (token.length() + chunkSize - 1) / chunkSize;
    if (!fits(token)) {
      throw new TokenTooLargeException(token.length(), longest());
    }
    List<SetCookie> cookies = new ArrayList<>();
    Set<String> written = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      String name = count == 1 ? config.sessionName() : chunkName(i);
      String piece = token.substring(i * chunkSize, Math.min(token.length(), (i + 1) * chunkSize));
      cookies.add(SetCookie.of(name, piece, Optional.empty(), expires, config, path));
      written.add(name);
    }
    List<SetCookie> all = new ArrayList<>(clear(found, written));
    all.addAll(cookies);
    return all;
  }

  /** Whether the token needs no more than {@code auth.cookies.max-chunks}. */
  public boolean fits(String token) {
    return token.length() <= longest();
  }

  /** Characters a token may have. */
  public int longest() {
    return config.maxChunks() * chunkSize;
  }

  /** Deletes every session cookie the request carried. */
  public List<SetCookie> clear(Found found) {
    return clear(found, Set.of());
  }

  private List<SetCookie> clear(Found found, Set<String> except) {
    return found.names().stream()
        .filter(name -> !except.contains(name))
        .map(name -> SetCookie.deletion(name, config, path))
        .toList();
  }

  private String chunkName(int index) {
    return config.sessionName() + "." + index;
  }

  private int firstShort(List<String> chunks) {
    return IntStream.range(0, chunks.size())
        .filter(i -> chunks.get(i).length() < chunkSize)
        .findFirst()
        .orElse(chunks.size() - 1);
  }
}
