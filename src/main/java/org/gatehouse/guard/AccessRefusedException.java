package org.gatehouse.guard;

import org.gatehouse.problem.ProblemDetail;

/** The caller may not have what was asked for; answered with the problem that says why. */
public class AccessRefusedException extends RuntimeException {
  private final transient ProblemDetail problem;

  public AccessRefusedException(ProblemDetail problem) {
    super(problem.code());
    this.problem = problem;
  }

  public ProblemDetail problem() {
    return problem;
  }
}
