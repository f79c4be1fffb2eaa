package org.gatehouse.portal;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.json.Json;

/** A servlet under a security constraint: the container itself keeps others out. */
@WebServlet("/staff")
@ServletSecurity(@HttpConstraint(rolesAllowed = {"STAFF", "ADMIN"}))
public class StaffServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var body =
        Json.PROVIDER
            .createObjectBuilder()
            .add("caller", request.getUserPrincipal().getName())
            .add("admin", request.isUserInRole("ADMIN"));
    response.setContentType("application/json");
    response.getWriter().write(body.build().toString());
  }
}
