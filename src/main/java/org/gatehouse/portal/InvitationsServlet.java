package org.gatehouse.portal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.gatehouse.application.PageAnswer;
import org.gatehouse.session.CurrentSession;
import org.gatehouse.session.FormToken;

/** Invitations to tenants, with a form to accept or decline each. */
@WebServlet("/invitations")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class InvitationsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient CurrentSession session;
  @Inject private transient FormToken formToken;
  @Inject private transient PortalPages pages;
  @Inject private transient OwnInvitations invitations;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    show(request, response, Outcome.of(request, pages.texts()));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      pages.seeOther(request, response, "/invitations?" + Outcome.query(answer(request)));
    } catch (RefusedChangeException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      show(request, response, Outcome.refused(pages.texts(), e.code(), e.code()));
    }
  }

  private String answer(HttpServletRequest request) {
    String id = Optional.ofNullable(request.getParameter("invitation")).orElse("");
    String answer = Optional.ofNullable(request.getParameter("answer")).orElse("");
    boolean found =
        switch (answer) {
          case "accept" -> invitations.accept(id);
          case "decline" -> invitations.decline(id);
          default -> throw new RefusedChangeException("Incomplete");
        };
    if (!found) {
      throw new RefusedChangeException("UnknownId");
    }
    return answer.equals("accept") ? "accepted" : "declined";
  }

  private void show(HttpServletRequest request, HttpServletResponse response, Outcome outcome)
      throws IOException {
    InvitationsPage page =
        new InvitationsPage(
            pages.frame(request, "/invitations", session.get()),
            outcome,
            formToken.value(),
            invitations.list());
    pages.write(response, InvitationsPageRenderer.of().execute(page), PageAnswer.Need.MODULES);
  }
}
