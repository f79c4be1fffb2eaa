package org.gatehouse.application;

import java.util.List;

/** The caller's own sessions, injectable anywhere. */
public interface OwnSessions {
  /** The one used last first, at most a hundred. */
  List<KnownSession> list();

  /** Ends one on every node; false if the caller has none with this id. */
  boolean end(String id);

  /** Ends all but the current one; how many. */
  int endOthers();
}
