package org.gatehouse.guard;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.config.NoSecretLeftException;
import org.gatehouse.cookie.TokenTooLargeException;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.json.RecordMismatchException;
import org.gatehouse.pipeline.CallbackFailedException;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.session.TenantUnavailableException;

/**
 * The one table of what is answered to which exception. JAX-RS, servlets and the container's
 * mechanism all ask here; only how a problem is written differs.
 */
@ApplicationScoped
public class Refusals {
  private static final int DEEPEST = 10;

  @Inject private RequestSession session;

  /** What the client is told; what an operator should know is logged here. */
  public ProblemDetail of(Throwable thrown) {
    Throwable cause = unwrapped(thrown);
    return known(cause).orElseGet(() -> Failures.unexpected(cause));
  }

  private Optional<ProblemDetail> known(Throwable thrown) {
    if (thrown instanceof AccessRefusedException refused) {
      return Optional.of(refused.problem());
    }
    if (thrown instanceof SessionOutdatedException || thrown instanceof RecordMismatchException) {
      session.over();
      return Optional.of(ProblemDetail.OTHER_VERSION);
    }
    if (thrown instanceof MissingCsrfException) {
      return Optional.of(ProblemDetail.CSRF);
    }
    if (thrown instanceof CallbackFailedException failed) {
      Failures.log(failed);
      return Optional.of(ProblemDetail.CALLBACK_FAILED);
    }
    if (thrown instanceof PermissionDeniedException || thrown instanceof EJBAccessException) {
      return Optional.of(denied());
    }
    if (thrown instanceof TenantUnavailableException unavailable) {
      return Optional.of(
          unavailable.isGone() ? ProblemDetail.TENANT_GONE : ProblemDetail.NO_TENANT);
    }
    if (thrown instanceof UpdateRefusedException refused) {
      return Optional.of(refused.problem());
    }
    if (thrown instanceof TokenTooLargeException) {
      return Optional.of(ProblemDetail.TOKEN_TOO_LARGE);
    }
    return thrown instanceof DatabaseUnavailableException || thrown instanceof NoSecretLeftException
        ? Optional.of(ProblemDetail.UNAVAILABLE)
        : Optional.empty();
  }

  /** 401 if nobody is signed in, else 403; or why that cannot be told. */
  private ProblemDetail denied() {
    try {
      return session.claims().isPresent() ? ProblemDetail.FORBIDDEN : ProblemDetail.UNAUTHENTICATED;
    } catch (MissingCsrfException | CallbackFailedException | DatabaseUnavailableException e) {
      return of(e);
    }
  }

  /** Without what the container put around it. */
  private static Throwable unwrapped(Throwable thrown) {
    Throwable inner = thrown;
    for (int i = 0; i < DEEPEST && wraps(inner) && inner.getCause() != null; i++) {
      inner = inner.getCause();
    }
    return inner;
  }

  private static boolean wraps(Throwable thrown) {
    return thrown instanceof ServletException
        || thrown instanceof EJBException && !(thrown instanceof EJBAccessException)
        || thrown instanceof CompletionException
        || thrown instanceof ExecutionException;
  }
}
