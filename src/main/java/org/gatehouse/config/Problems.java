package org.gatehouse.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that an operator sees all of it at the first start. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();
  private final List<Problem> notices = new ArrayList<>();

  void add(String code, String cause, String fix) {
    found.add(new Problem(code, cause, fix));
  }

  void invalid(Setting setting, String cause, String fix) {
    add(
        "InvalidSetting",
        setting.key() + " " + cause + ".",
        "set " + setting.environmentName() + " " + fix + ".");
  }

  /** Something an operator should know, and that stops nothing. */
  void notice(String code, String cause, String fix) {
    notices.add(new Problem(code, cause, fix));
  }

  List<Problem> notices() {
    return List.copyOf(notices);
  }

  List<Problem> all() {
    return List.copyOf(found);
  }
}
