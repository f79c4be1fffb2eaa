package org.gatehouse.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.gatehouse.token.Claims;

/** What the world knows of one session, whatever the nodes say. */
final class Truth {
  final String sid;
  final String subject;
  final RotatingProvider.Chain chain;

  /** Versions that were shown, by the node that showed them; and that were on disk. */
  final List<Mark> shown = new ArrayList<>();

  final List<Mark> written = new ArrayList<>();

  /** What successful updates answered: by version, how many updates the claims then counted. */
  final TreeMap<Long, Integer> counts = new TreeMap<>();

  final TreeMap<Long, String> tenants = new TreeMap<>();
  final Set<Integer> counted = new HashSet<>();
  int updatesBegun;

  /** Somebody asked for its end, or tampered with its rows, or retired its key. */
  boolean mayBeOver;

  /** Step and node of an answer that said it is over; -1 for none. */
  long endedAt = -1;

  Node endedOn;

  /** Step at which the end was on disk. */
  long endWritten = -1;

  /** Step at which it was on disk that it was taken away with its user, or with everybody. */
  long revokedWritten = -1;

  /** A version at a step on a node. */
  record Mark(long version, long step, Object node) {}

  Truth(String sid, String subject, RotatingProvider.Chain chain) {
    this.sid = sid;
    this.subject = subject;
    this.chain = chain;
  }

  /** Whether a request that began at this step must find that it is over. */
  boolean isOver(Node node, long began, boolean rows) {
    boolean here = endedAt >= 0 && endedOn == node && began > endedAt;
    boolean learned = endWritten >= 0 && node.pollBegan > endWritten && began > node.pollEnded;
    boolean revoked =
        revokedWritten >= 0 && node.pollBegan > revokedWritten && began > node.pollEnded;
    return here || learned || revoked || rows && endWritten >= 0 && began > endWritten;
  }

  /** Whether a look at the database that began at this step must find that it is over. */
  boolean isKnownOver(Node node, long began) {
    boolean revoked =
        revokedWritten >= 0 && node.pollBegan > revokedWritten && began > node.pollEnded;
    return revoked || endWritten >= 0 && began > endWritten;
  }

  /** What is known of its end, for whoever looks for a defect. */
  String over(Node node, Claims claims) {
    return "answered "
        + endedAt
        + ", on disk "
        + endWritten
        + ", revoked "
        + revokedWritten
        + "; the node looked from "
        + node.pollBegan
        + " to "
        + node.pollEnded
        + "; claims "
        + claims.only("auth_time", "iat", "as_of", "ver").toJson();
  }

  /** The version that a request which began at this step must not fall behind. */
  long required(Node node, long began, boolean rows) {
    long version = 0;
    for (Mark mark : shown) {
      version =
          mark.node() == node && began > mark.step() ? Math.max(version, mark.version()) : version;
    }
    for (Mark mark : written) {
      boolean learned = node.pollBegan > mark.step() && began > node.pollEnded;
      boolean known = learned || rows && began > mark.step();
      version = known ? Math.max(version, mark.version()) : version;
    }
    return version;
  }
}
