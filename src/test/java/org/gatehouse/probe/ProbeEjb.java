package org.gatehouse.probe;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.gatehouse.session.CurrentSession;

/** An EJB that checks roles itself and knows who calls. */
@Stateless
@RolesAllowed({"STAFF", "ADMIN"})
public class ProbeEjb {
  @Resource private SessionContext context;
  @Inject private CurrentSession session;

  public String caller() {
    return context.getCallerPrincipal().getName() + ":" + context.isCallerInRole("ADMIN");
  }

  public String sessionName() {
    return session.get().flatMap(s -> s.userText("name")).orElse("nobody");
  }
}
