package org.gatehouse.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.application.Texts;
import org.gatehouse.cookie.TokenBudget;
import org.gatehouse.trace.Trace;
import org.gatehouse.trace.Trace.Reason;
import org.gatehouse.trace.TraceLog;

/** Turns logged traces into what the page draws. */
final class TraceView {
  private static final String WHOLE = "(token)";
  private static final int LEFT = 150;
  private static final int RIGHT = 560;
  private static final int ROW = 20;
  private static final List<String> STAGES = List.of("signIn", "jwt", "session", "redirect");

  private TraceView() {}

  static List<TracePage.Request> requests(List<TraceLog.Entry> log, Texts texts) {
    return log.stream().map(entry -> request(entry, texts)).toList();
  }

  static List<TracePage.MatrixRow> matrix(List<TraceLog.Entry> log) {
    Optional<TraceLog.Entry> newest = log.stream().findFirst();
    List<TracePage.MatrixRow> rows = new ArrayList<>();
    for (ExecutionMatrix matrixRow : ExecutionMatrix.values()) {
      boolean current = newest.map(ExecutionMatrix::of).filter(matrixRow::equals).isPresent();
      List<TracePage.Cell> cells = new ArrayList<>();
      for (int i = 0; i < STAGES.size(); i++) {
        String stage = STAGES.get(i);
        boolean ran =
            current && newest.get().steps().stream().anyMatch(step -> step.stage().equals(stage));
        cells.add(new TracePage.Cell(ran ? "once" : matrixRow.cells().get(i), ran));
      }
      rows.add(new TracePage.MatrixRow(matrixRow.title(), current, cells));
    }
    return rows;
  }

  private static TracePage.Request request(TraceLog.Entry entry, Texts texts) {
    String key = entry.key().map(k -> ", " + texts.get("traceKey") + " " + (k + 1)).orElse("");
    return new TracePage.Request(
        entry.method(),
        entry.path(),
        entry.status(),
        entry.status() < 400 ? "yes" : "no",
        entry.opened().orElse("-") + key,
        causes(entry, texts),
        entry
            .sealed()
            .map(token -> texts.get("traceExpires") + " " + token.expires())
            .orElse(texts.get("traceNoToken")),
        entry.sealed().map(TraceView::bars).orElse(null));
  }

  /** Each reason once, in the order in which it came, also where no step had to run. */
  private static List<TracePage.Cause> causes(TraceLog.Entry entry, Texts texts) {
    List<TracePage.Cause> causes = new ArrayList<>();
    List<TracePage.Step> unexplained = steps(entry, Optional.empty());
    if (!unexplained.isEmpty()) {
      causes.add(new TracePage.Cause(null, null, null, unexplained));
    }
    for (Reason reason : entry.reasons()) {
      String why = texts.get("traceWhy." + reason.kind().name());
      causes.add(
          new TracePage.Cause(why, reason.what(), reason.who(), steps(entry, Optional.of(reason))));
    }
    return causes;
  }

  private static List<TracePage.Step> steps(TraceLog.Entry entry, Optional<Reason> reason) {
    return entry.steps().stream()
        .filter(step -> step.reason().equals(reason))
        .map(TraceView::step)
        .toList();
  }

  private static TracePage.Step step(Trace.Step step) {
    return new TracePage.Step(
        step.stage(), step.name(), step.nanos() / 1000, List.copyOf(step.changed()));
  }

  /** The whole token first, then its claims, all on one scale with the budget. */
  private static TracePage.Bars bars(Trace.Sealed token) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    sizes.put(WHOLE, token.characters());
    sizes.putAll(token.claims());
    int scale = Math.max(token.characters(), TokenBudget.WARNING);
    List<TracePage.Bar> rows = new ArrayList<>();
    int y = 0;
    for (Map.Entry<String, Integer> claim : sizes.entrySet()) {
      int width = Math.max(2, claim.getValue() * (RIGHT - LEFT) / scale);
      rows.add(
          new TracePage.Bar(
              claim.getKey(), claim.getValue(), y + 3, y + 15, width, LEFT + width + 8));
      y += ROW;
    }
    int budgetX = LEFT + TokenBudget.WARNING * (RIGHT - LEFT) / scale;
    return new TracePage.Bars(token.characters(), TokenBudget.WARNING, y, budgetX, rows);
  }
}
