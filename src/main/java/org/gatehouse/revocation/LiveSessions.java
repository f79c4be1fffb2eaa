package org.gatehouse.revocation;

import java.time.Duration;
import java.util.Optional;
import org.gatehouse.json.Json;
import org.gatehouse.revocation.Target.Kind;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;

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
    return ended(Begun.of(claims)) ? Optional.of(new DecodeResult.Revoked()) : Optional.empty();
  }

  /** Whether a session was ended together with others. */
  public boolean ended(Begun session) {
    return everybody(session) || user(session) || account(session) || providerSession(session);
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
    long ended = ended(claims.subject().orElse(""));
    return ended == 0
        ? Optional.empty()
        : Optional.of(claims.with(ClaimName.BEGAN_AFTER.wire(), Json.PROVIDER.createValue(ended)));
  }

  /** The last change of what roles mean, as far as it is known; 0 for none. */
  public long roles() {
    return asks(Kind.ROLES) ? value(Target.roles()) : 0;
  }

  /** Empty if the claims are as new as anything that is known. */
  public Optional<News> news(Claims claims) {
    String subject = claims.subject().orElse("");
    boolean named = !subject.isEmpty() && asks(Kind.USER_CHANGED);
    News known = new News(named ? value(Target.userChanged(subject)) : 0, roles());
    News shown = News.of(claims);
    return known.user() > shown.user() || known.roles() > shown.roles()
        ? Optional.of(known)
        : Optional.empty();
  }

  private boolean everybody(Begun session) {
    return asks(Kind.EVERYBODY) && begunBy(session, value(Target.everybody()));
  }

  private boolean user(Begun session) {
    long ended = ended(session.subject());
    return ended > session.beganAfter() && begunBy(session, ended + OVERLAP.toMillis());
  }

  /** The last end of all sessions of the user; 0 for none. */
  private long ended(String subject) {
    return subject.isEmpty() || !asks(Kind.USER_ENDED) ? 0 : value(Target.userEnded(subject));
  }

  private boolean account(Begun session) {
    return asks(Kind.ACCOUNT)
        && session.account().filter(account -> begunBy(session, value(account))).isPresent();
  }

  /** Such a session never comes back: when ours began does not count. */
  private boolean providerSession(Begun session) {
    return asks(Kind.PROVIDER_SESSION)
        && session.providerSession().filter(there -> value(there) > 0).isPresent();
  }

  private boolean asks(Kind kind) {
    return view.has(kind) || !view.complete();
  }

  private long value(Target target) {
    long known = view.of(target);
    return known > 0 || view.complete() ? known : store.valueOf(target);
  }

  private static boolean begunBy(Begun session, long end) {
    return end > 0 && session.began().toEpochMilli() <= end;
  }

  private static long number(Claims claims, ClaimName name) {
    return claims.whole(name.wire());
  }
}
