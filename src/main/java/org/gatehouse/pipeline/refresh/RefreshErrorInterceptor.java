package org.gatehouse.pipeline.refresh;

import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.SessionStage;
import org.gatehouse.json.Json;
import org.gatehouse.pipeline.Order;
import org.gatehouse.pipeline.SessionStep;
import org.gatehouse.session.Session;
import org.gatehouse.token.ClaimName;

/** Shows a failed refresh as {@code session.error}, so that a client can ask to sign in again. */
@SessionStage
@Interceptor
@Priority(Order.REFRESH_ERROR)
class RefreshErrorInterceptor extends SessionStep {
  @Override
  protected Session before(SessionContext context) {
    return context
        .token()
        .text(ClaimName.ERROR.wire())
        .map(error -> context.session().with("error", Json.PROVIDER.createValue(error)))
        .orElse(context.session());
  }
}
