package org.gatehouse.guard.servlet;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sets {@link SecurityHeaders} again on an error page, for which a server clears them. */
@WebFilter(
    filterName = "gatehouse-error-headers",
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = DispatcherType.ERROR)
public class ErrorHeadersFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient SecurityHeaders headers;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    headers.set(response);
    chain.doFilter(request, response);
  }
}
