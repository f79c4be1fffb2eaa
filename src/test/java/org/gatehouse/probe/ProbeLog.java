package org.gatehouse.probe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which callbacks ran, in order. */
@ApplicationScoped
public class ProbeLog {
  private final List<String> calls = new CopyOnWriteArrayList<>();

  public void add(String call) {
    calls.add(call);
  }

  /** The calls since the last look, joined by blanks. */
  public String take() {
    String text = String.join(" ", calls);
    calls.clear();
    return text;
  }
}
