package org.gatehouse.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.json.Json;
import org.gatehouse.revocation.Target.Kind;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.SessionTokens;

/**
 * Whether a session that opened is still one: asked at every opening, answered from memory (mission
 * rows C02, C03).
 */
public final class LiveSessions {
  /**
   * A session that began shortly after its user was taken away may have been let in by what was
   * read before. It counts as begun before, unless the end was known when it began.
   */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final View view;
  private final RevocationStore store;

  public LiveSessions(View view, RevocationStore store) {
    this.view = view;
    this.store = store;
  }

  /** Why the session is over; empty if it goes on. */
  public Optional<DecodeResult> judge(Claims claims) {
    boolean over = everybody(claims) || user(claims) || account(claims) || providerSession(claims);
    return over ? Optional.of(new DecodeResult.Revoked()) : Optional.empty();
  }

  /**
   * What has changed that these claims do not show.
   *
   * @param user what the claims are {@code as_of} when they are read after this call
   * @param roles the same of what roles mean
   */
  public record News(long user, long roles) {
    /** What these claims are as of. */
    public static News of(Claims claims) {
      return new News(number(claims, ClaimName.AS_OF), number(claims, ClaimName.ROLES_AS_OF));
    }

    /** Whether it is the user who changed. */
    public boolean ofUser(Claims claims) {
      return user > number(claims, ClaimName.AS_OF);
    }

    /** The claims with what they are as of. */
    public Claims mark(Claims claims) {
      return mark(mark(claims, ClaimName.AS_OF, user), ClaimName.ROLES_AS_OF, roles);
    }

    private static Claims mark(Claims claims, ClaimName name, long value) {
      return value > number(claims, name)
          ? claims.with(name.wire(), Json.PROVIDER.createValue(value))
          : claims;
    }
  }

  /**
   * For a session that begins now, whose user is read after this call: claims that a later look
   * will not take for older than the end of his sessions. Empty if no end is known.
   */
  public Optional<Claims> beginning(Claims claims) {
    long ended = ended(claims);
    return ended == 0
        ? Optional.empty()
        : Optional.of(claims.with(ClaimName.BEGAN_AFTER.wire(), Json.PROVIDER.createValue(ended)));
  }

  /** Empty if the claims are as new as anything that is known. */
  public Optional<News> news(Claims claims) {
    String subject = claims.subject().orElse("");
    boolean named = !subject.isEmpty() && asks(Kind.USER_CHANGED);
    News known =
        new News(
            named ? value(Target.userChanged(subject)) : 0,
            asks(Kind.ROLES) ? value(Target.roles()) : 0);
    News shown = News.of(claims);
    return known.user() > shown.user() || known.roles() > shown.roles()
        ? Optional.of(known)
        : Optional.empty();
  }

  private boolean everybody(Claims claims) {
    return asks(Kind.EVERYBODY) && begunBy(claims, value(Target.everybody()));
  }

  private boolean user(Claims claims) {
    long ended = ended(claims);
    return ended > number(claims, ClaimName.BEGAN_AFTER)
        && begunBy(claims, ended + OVERLAP.toMillis());
  }

  /** The last end of all sessions of the user; 0 for none. */
  private long ended(Claims claims) {
    String subject = claims.subject().orElse("");
    return subject.isEmpty() || !asks(Kind.USER_ENDED) ? 0 : value(Target.userEnded(subject));
  }

  private boolean account(Claims claims) {
    Optional<String> provider = claims.text(ClaimName.PROVIDER.wire());
    Optional<String> account = claims.text(ClaimName.PROVIDER_ACCOUNT_ID.wire());
    return asks(Kind.ACCOUNT)
        && provider.isPresent()
        && account.isPresent()
        && begunBy(claims, value(Target.account(provider.get(), account.get())));
  }

  /** Such a session never comes back: when ours began does not count. */
  private boolean providerSession(Claims claims) {
    Optional<String> provider = claims.text(ClaimName.PROVIDER.wire());
    Optional<String> session = claims.text(ClaimName.PROVIDER_SESSION.wire());
    return asks(Kind.PROVIDER_SESSION)
        && provider.isPresent()
        && session.isPresent()
        && value(Target.providerSession(provider.get(), session.get())) > 0;
  }

  private boolean asks(Kind kind) {
    return view.has(kind) || !view.complete();
  }

  private long value(Target target) {
    long known = view.of(target);
    return known > 0 || view.complete() ? known : store.valueOf(target);
  }

  /** Times in tokens are whole seconds, rounded down. */
  private static boolean begunBy(Claims claims, long end) {
    Instant began = SessionTokens.began(claims).orElse(Instant.EPOCH);
    return end > 0 && began.toEpochMilli() <= end;
  }

  private static long number(Claims claims, ClaimName name) {
    return claims.whole(name.wire());
  }
}
