package org.gatehouse.pipeline;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.config.SessionConfig;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.json.RecordMismatchException;
import org.gatehouse.session.Session;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;

/**
 * Runs the stages of a session that goes on and says what came of them: claims to go on with, the
 * end of the session, or the failure of a callback, which leaves everything as it was.
 */
public final class StageRunner {
  private static final Logger LOG = System.getLogger(StageRunner.class.getName());

  private final Stages stages;
  private final SessionConfig config;

  public StageRunner(Stages stages, SessionConfig config) {
    this.stages = stages;
    this.config = config;
  }

  /** What {@code jwt} decided. */
  public record Decided(Claims claims, Duration maxAge) {}

  /** {@code jwt} at a sign-in; empty if it makes no session. Throws what a callback throws. */
  public Optional<Decided> begin(JwtContext context) {
    return decided(stages.jwt(context));
  }

  /**
   * {@code jwt} on the claims of a session; empty if it ends here.
   *
   * @throws CallbackFailedException if a callback threw
   * @throws UpdateRefusedException if one refused an update
   */
  public Optional<Decided> jwt(JwtContext context) {
    try {
      Optional<Claims> changed = stages.jwt(context);
      return changed == null
          ? Optional.empty()
          : decided(changed.map(claims -> Continuity.of(context.token(), claims)));
    } catch (UpdateRefusedException | DatabaseUnavailableException e) {
      throw e;
    } catch (RecordMismatchException e) {
      ended(e);
      return Optional.empty();
    } catch (SessionEndedException e) {
      LOG.log(Level.WARNING, "{0}.", e.getMessage());
      return Optional.empty();
    } catch (RuntimeException e) {
      throw new CallbackFailedException("jwt", e);
    }
  }

  /**
   * {@code session} on the claims that {@code jwt} returned; empty if the session ends here.
   *
   * @throws CallbackFailedException if a callback threw
   */
  public Optional<Session> session(SessionContext context) {
    try {
      Session shown = stages.session(context);
      if (shown == null) {
        throw new IllegalStateException("the session callback returned null");
      }
      return Optional.of(shown);
    } catch (RecordMismatchException e) {
      ended(e);
      return Optional.empty();
    } catch (RuntimeException e) {
      throw new CallbackFailedException("session", e);
    }
  }

  private Optional<Decided> decided(Optional<Claims> claims) {
    return claims == null
        ? Optional.empty()
        : claims.map(kept -> new Decided(kept, stages.maxAge(kept, config.maxAge())));
  }

  /** After a release that changed a record: its user signs in again, once. */
  private static void ended(RecordMismatchException e) {
    LOG.log(
        Level.WARNING,
        "SessionEnded: {0}: {1}.",
        new DecodeResult.OtherVersion().reason(),
        e.getMessage());
  }
}
