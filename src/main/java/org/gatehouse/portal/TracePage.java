package org.gatehouse.portal;

import io.jstach.jstache.JStache;
import java.util.List;

/** Model of the trace view; {@code newest} holds one request, or none. */
@JStache(path = "org/gatehouse/portal/trace.mustache")
record TracePage(
    PortalFrame frame, List<Request> newest, List<MatrixRow> matrix, List<Request> older) {

  /** A row of the execution matrix. */
  record MatrixRow(String name, boolean current, List<Cell> cells) {}

  /** A cell of it; lit if the newest request ran it. */
  record Cell(String text, boolean lit) {}

  /** One request; {@code bars} is null without a new token. */
  record Request(
      String method,
      String path,
      int status,
      String verdict,
      String opened,
      List<Cause> causes,
      String answer,
      Bars bars) {}

  /**
   * Who asked, and the steps that ran for it.
   *
   * @param why null for steps of which nobody knows
   */
  record Cause(String why, String what, String who, List<Step> steps) {}

  /** An interceptor or a callback. */
  record Step(String stage, String name, long micros, List<String> changed) {}

  /** Bytes by claim as a picture, in SVG units. */
  record Bars(int characters, int budget, int height, int budgetX, List<Bar> rows) {}

  /** A claim. */
  record Bar(String name, int bytes, int y, int textY, int width, int numberX) {}
}
