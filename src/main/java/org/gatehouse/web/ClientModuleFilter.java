package org.gatehouse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Has browsers ask whether the browser module is still the same (RFC 9111 5.2.2.4), so that a new
 * version of the application is never used with the old module; the server answers 304 if it is.
 */
@WebFilter(
    filterName = "gatehouse-client-module",
    urlPatterns = {"/gatehouse.js", "/gatehouse-wire.js"})
public class ClientModuleFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Cache-Control", "no-cache");
    chain.doFilter(request, response);
  }
}
