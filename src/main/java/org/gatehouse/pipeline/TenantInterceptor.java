package org.gatehouse.pipeline;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.gatehouse.account.Memberships;
import org.gatehouse.account.Tenant;
import org.gatehouse.account.User;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.JwtStage;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Events;

/**
 * Claim {@code tenantId} (mission row A19): the default tenant at sign-in; {@code
 * update({tenantId})} changes it to a tenant the user belongs to, and to no other. Needs {@code
 * auth.tenants}.
 */
@JwtStage
@Interceptor
@Priority(Order.TENANT)
public class TenantInterceptor extends JwtStep {
  private static final Logger LOG = System.getLogger(TenantInterceptor.class.getName());
  private static final String CLAIM = "tenantId";
  private static final int LONGEST = 64;

  private final Memberships tenants;
  private final Events events;
  private final boolean on;

  @Inject
  public TenantInterceptor(Memberships tenants, Events events, AuthConfig config) {
    this.tenants = tenants;
    this.events = events;
    this.on = config.tenants();
  }

  @Override
  protected Optional<JwtContext> before(JwtContext context) {
    if (!on) {
      return Optional.of(context);
    }
    Claims token = context.token();
    if (context.user().isPresent()) {
      Optional<Tenant> start = tenants.defaultOf(context.user().map(User::id).orElseThrow());
      return Optional.of(
          context.withToken(
              start.map(tenant -> token.with(CLAIM, tenant.id())).orElse(token.without(CLAIM))));
    }
    Claims now = context.changed().map(user -> stillHis(token, user.id())).orElse(token);
    JwtContext current = context.withToken(now);
    return Optional.of(
        context
            .update()
            .filter(JsonObject.class::isInstance)
            .map(data -> data.asJsonObject().get(CLAIM))
            .map(wanted -> context.withToken(now.with(CLAIM, member(now, wanted))))
            .orElse(current));
  }

  /**
   * Who left a tenant is in none until he asks for another: what he does next was meant for the one
   * he left. Who was in none goes on where he starts.
   */
  private Claims stillHis(Claims token, String user) {
    Optional<String> tenant = token.text(CLAIM);
    if (tenant.isPresent()) {
      return tenants.isMember(user, tenant.get()) ? token : token.without(CLAIM);
    }
    return tenants.defaultOf(user).map(start -> token.with(CLAIM, start.id())).orElse(token);
  }

  private String member(Claims token, JsonValue wanted) {
    String user = token.subject().orElse("");
    String tenant = wanted instanceof JsonString text ? text.getString() : "";
    boolean wellFormed = !tenant.isEmpty() && tenant.length() <= LONGEST && !user.isEmpty();
    if (wellFormed && tenants.isMember(user, tenant)) {
      return tenant;
    }
    LOG.log(Level.WARNING, "TenantRefused: a user asked for a tenant that is not his.");
    events.fire(new TenantSwitchRefused(user, wellFormed ? tenant : ""));
    throw UpdateRefusedException.forbidden(
        "TenantRefused", "You do not belong to that tenant; the current one was kept.");
  }
}
