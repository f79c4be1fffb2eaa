package org.gatehouse.pipeline;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import org.gatehouse.account.PeopleById;
import org.gatehouse.account.User;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.JwtStage;
import org.gatehouse.revocation.LiveSessions;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;

/**
 * Claims that are older than a change of their user are read again, once (mission row C03): the
 * steps inside see the user as he is now. Who is gone or disabled has no session any more.
 */
@JwtStage
@Interceptor
@Priority(Order.LIVE_CLAIMS)
public class LiveClaimsInterceptor extends JwtStep {
  private final LiveSessions live;
  private final PeopleById people;

  @Inject
  public LiveClaimsInterceptor(LiveSessions live, PeopleById people) {
    this.live = live;
    this.people = people;
  }

  @Override
  protected Optional<JwtContext> before(JwtContext context) {
    Claims token = context.token();
    // whatever is known here was on disk before, so that what is read now shows it
    Optional<LiveSessions.News> news = live.news(token);
    Optional<Claims> began = context.user().isPresent() ? live.beginning(token) : Optional.empty();
    if (news.isEmpty() && began.isEmpty()) {
      return Optional.of(context);
    }
    Claims begun = began.orElse(token);
    JwtContext marked =
        context.withToken(
            news.map(all -> all.mark(begun)).orElse(begun).without(ClaimName.PERMISSIONS.wire()));
    return began.isPresent() || news.get().ofUser(token)
        ? token
            .subject()
            .flatMap(people::byId)
            .filter(user -> !user.disabled())
            .map(user -> shown(marked, user))
        : Optional.of(marked);
  }

  /** A callback that makes its claims anew does not lose what they are as of. */
  @Override
  protected Claims after(JwtContext context, Claims result) {
    Claims marked = LiveSessions.News.of(context.token()).mark(result);
    String name = ClaimName.BEGAN_AFTER.wire();
    return context.token().has(name)
        ? marked.with(name, context.token().toJson().get(name))
        : marked;
  }

  /** What our record lacks stays as the provider told it. */
  private static JwtContext shown(JwtContext context, User user) {
    User now = user.image().isEmpty() ? user.withImage(context.user().flatMap(User::image)) : user;
    Claims token = copy(context.token(), ClaimName.NAME, now.name());
    token = copy(token, ClaimName.EMAIL, now.email());
    token = copy(token, ClaimName.PICTURE, now.image());
    return context.withChanged(now).withToken(token);
  }

  private static Claims copy(Claims token, ClaimName claim, Optional<String> value) {
    return value.map(text -> token.with(claim.wire(), text)).orElse(token);
  }
}
