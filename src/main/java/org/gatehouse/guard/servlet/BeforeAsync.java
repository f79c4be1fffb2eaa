package org.gatehouse.guard.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** Settles what belongs to the session before another thread may give the answer. */
class BeforeAsync extends HttpServletRequestWrapper {
  private final Runnable settle;

  BeforeAsync(HttpServletRequest request, Runnable settle) {
    super(request);
    this.settle = settle;
  }

  @Override
  public AsyncContext startAsync() {
    settle.run();
    return super.startAsync();
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    settle.run();
    return super.startAsync(request, response);
  }
}
