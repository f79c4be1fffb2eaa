package org.gatehouse.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the {@link View} of a node up to date: all there is at the start, then what is new since
 * the number it knows. A number that is missing between others may belong to a transaction that has
 * not ended, and is asked for again until none can be so old.
 */
public final class Feed {
  /** How long entries of the log are kept. */
  public static final Duration KEPT = Duration.ofMinutes(30);

  /** Longer than a transaction may take. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private static final int PAGE = 5_000;
  private static final int MOST_GAPS = 16;

  private final ChangeLog log;
  private final List<Standing> standing;
  private final View view;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private final List<Gap> gaps = new ArrayList<>();
  private long position;
  private volatile Instant confirmed = Instant.EPOCH;

  public Feed(ChangeLog log, List<Standing> standing, View view, Clock clock) {
    this.log = log;
    this.standing = List.copyOf(standing);
    this.view = view;
    this.clock = clock;
  }

  /** Numbers nobody has shown yet. */
  private record Gap(long first, long last, Instant noticed) {}

  /** Learns all there is. */
  public void start() {
    reading.lock();
    try {
      readAll();
    } finally {
      reading.unlock();
    }
  }

  private void readAll() {
    Instant now = clock.instant();
    gaps.clear();
    position = Math.max(0, log.first() - 1);
    view.begin();
    readOn(now);
    for (Standing table : standing) {
      Optional<String> next = Optional.of("");
      while (next.isPresent()) {
        Standing.Page page = table.page(next.get(), PAGE);
        view.learn(page.changes());
        next = page.next();
      }
    }
    confirmed = now;
  }

  /**
   * Learns what is new; all there is, if too much was missed or forgotten.
   *
   * @return false if another thread is at it, and nothing was read
   */
  public boolean poll() {
    if (!reading.tryLock()) {
      return false;
    }
    try {
      readNew();
      return true;
    } finally {
      reading.unlock();
    }
  }

  /** As {@link #poll()}, after another thread that is at it: that one may have asked too early. */
  public void look() {
    reading.lock();
    try {
      readNew();
    } finally {
      reading.unlock();
    }
  }

  private void readNew() {
    Instant now = clock.instant();
    if (confirmed.isBefore(now.minus(KEPT.dividedBy(2))) || view.roomAgain()) {
      readAll();
      return;
    }
    readGaps(now);
    readOn(now);
    confirmed = now;
  }

  /** Everything that was on disk by then is known. */
  public Instant confirmed() {
    return confirmed;
  }

  /** Forgets what concerns no token any more. */
  public void expire() {
    view.expire(clock.instant());
  }

  private void readOn(Instant now) {
    List<ChangeLog.Entry> read;
    do {
      read = log.after(position, PAGE);
      for (ChangeLog.Entry entry : read) {
        if (entry.number() > position + 1) {
          gaps.add(new Gap(position + 1, entry.number() - 1, now));
        }
        position = entry.number();
        view.learn(entry.change());
      }
    } while (read.size() == PAGE);
    while (gaps.size() > MOST_GAPS) {
      Gap first = gaps.remove(0);
      Gap second = gaps.remove(0);
      gaps.add(0, new Gap(first.first(), second.last(), second.noticed()));
    }
  }

  private void readGaps(Instant now) {
    List<Gap> left = new ArrayList<>();
    for (Gap gap : gaps) {
      long next = gap.first();
      for (ChangeLog.Entry entry : log.between(gap.first(), gap.last())) {
        view.learn(entry.change());
        if (entry.number() > next) {
          left.add(new Gap(next, entry.number() - 1, gap.noticed()));
        }
        next = entry.number() + 1;
      }
      if (next <= gap.last()) {
        left.add(new Gap(next, gap.last(), gap.noticed()));
      }
    }
    left.removeIf(gap -> gap.noticed().plus(PATIENCE).isBefore(now));
    gaps.clear();
    gaps.addAll(left);
  }
}
