package org.gatehouse.simulation;

import java.util.List;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Setting;
import org.gatehouse.config.Strategy;
import org.gatehouse.revocation.Feed;
import org.gatehouse.revocation.LiveSessions;
import org.gatehouse.revocation.Staleness;
import org.gatehouse.revocation.View;
import org.gatehouse.session.write.SessionParts;
import org.gatehouse.sessions.Device;
import org.gatehouse.sessions.SessionList;
import org.gatehouse.sessions.UsersSessions;
import org.gatehouse.sessions.Visitors;
import org.gatehouse.store.Ledger;
import org.gatehouse.store.MovedClaims;
import org.gatehouse.store.SessionLedger;
import org.gatehouse.store.SessionVersions;
import org.gatehouse.store.VersionStore;
import org.gatehouse.token.SealedColumns;
import org.gatehouse.token.SessionTokens;
import org.gatehouse.trace.Events;
import org.gatehouse.trace.Tracing;

/** What a server puts together of one node, over a database in memory: where sessions are kept. */
final class NodeParts {
  final SessionTokens tokens;
  final SealedColumns columns;
  final View view;
  final Feed feed;
  final SessionVersions versions;
  final SessionLedger sessions;
  final MovedClaims moved;
  final LiveSessions live;
  final Staleness staleness;
  final UsersSessions users;
  final SessionList list;
  final SessionParts parts;

  /**
   * @param memory characters of claims that the node may remember
   * @param entries changes that it may remember
   */
  NodeParts(
      Object node,
      AuthConfig config,
      MemoryDatabase database,
      Scheduler clock,
      Events events,
      Visitors visitors,
      long memory,
      int entries) {
    tokens = new SessionTokens(config, clock);
    columns = new SealedColumns(config, clock);
    view = new View(entries);
    VersionStore rows = database.versions(node);
    feed = new Feed(database.changes(), List.of(rows, database.standing()), view, clock);
    versions =
        new SessionVersions(rows, columns, tokens, config.session(), clock, view, feed, memory);
    sessions = new SessionLedger(database.sessions(node), columns, clock);
    moved = new MovedClaims(database.moved(), columns, config.session(), clock, memory);
    live = new LiveSessions(view, database.revocations(view, () -> {}));
    staleness = new Staleness(feed::confirmed, Staleness.Limits.of(config.settings()), clock);
    Ledger ledger = config.session().strategy() == Strategy.JWT ? versions : sessions;
    int limit = (int) config.settings().number(Setting.SESSIONS_LIMIT);
    users = new UsersSessions(database.listed(), ledger, live, events, clock, limit);
    list =
        SessionList.of(
            database.listed(),
            users,
            visitors,
            visitor -> new Device(visitor.address(), visitor.agent(), ""),
            config,
            clock);
    parts =
        SessionParts.of(
            config,
            "/",
            tokens,
            versions,
            sessions,
            moved,
            live,
            staleness,
            list,
            Tracing.off(),
            events,
            clock);
  }
}
