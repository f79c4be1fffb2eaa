package org.gatehouse.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Runs tasks as threads of which exactly one runs at a time: at every {@link #pause} a seeded
 * random decides who goes on. Time is a number that moves when the world says so. The same seed
 * gives the same run.
 */
public final class Scheduler extends Clock {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "simulated");
            thread.setDaemon(true);
            return thread;
          });

  private final Random random;
  private final List<Task> tasks = new ArrayList<>();
  private final Semaphore back = new Semaphore(0);
  private final ThreadLocal<Task> current = new ThreadLocal<>();
  private Instant now = Instant.ofEpochSecond(1_750_000_000);
  private Throwable failure;
  private long steps;

  public Scheduler(Random random) {
    this.random = random;
  }

  /** The node of a task crashed: nothing it does has an effect any more. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super(null, null, false, false);
    }
  }

  private final class Task {
    private final Object owner;
    private final Semaphore go = new Semaphore(0);
    private volatile boolean killed;
    private volatile boolean done;
    private Instant wakes = Instant.MIN;

    private Task(Object owner, Runnable body) {
      this.owner = owner;
      THREADS.execute(
          () -> {
            go.acquireUninterruptibly();
            current.set(this);
            try {
              body.run();
            } catch (Killed e) {
              // it is gone
            } catch (Throwable e) {
              failure = failure == null ? e : failure;
            } finally {
              current.remove();
              done = true;
              back.release();
            }
          });
    }
  }

  /** Starts a task that dies with its owner. */
  void spawn(Object owner, Runnable body) {
    tasks.add(new Task(owner, body));
  }

  /** Lets one task go on until it pauses; false if none can. */
  boolean step() throws Throwable {
    List<Task> ready = tasks.stream().filter(task -> !task.wakes.isAfter(now)).toList();
    if (ready.isEmpty()) {
      return false;
    }
    Task task = ready.get(random.nextInt(ready.size()));
    steps++;
    task.go.release();
    back.acquireUninterruptibly();
    if (task.done) {
      tasks.remove(task);
    }
    if (failure != null) {
      throw failure;
    }
    return true;
  }

  /** Called by a running task: somebody else may go on here. */
  void pause() {
    Task task = current.get();
    if (task == null) {
      return;
    }
    back.release();
    task.go.acquireUninterruptibly();
    if (task.killed) {
      throw new Killed();
    }
  }

  /** Called by a running task: it goes on when so much time has passed. */
  void sleep(Duration length) {
    Task task = current.get();
    if (task != null) {
      task.wakes = now.plus(length);
      pause();
    }
  }

  /** Kills what runs on this owner. */
  void kill(Object owner) {
    tasks.stream()
        .filter(task -> task.owner == owner)
        .forEach(
            task -> {
              task.killed = true;
              task.wakes = Instant.MIN;
            });
  }

  /** Kills whatever runs, so that its threads can serve the next world. */
  void close() {
    for (Task task : List.copyOf(tasks)) {
      task.killed = true;
      while (!task.done) {
        task.go.release();
        back.acquireUninterruptibly();
      }
    }
    tasks.clear();
  }

  public void forward(Duration time) {
    now = now.plus(time);
  }

  int running() {
    return tasks.size();
  }

  /** Decisions so far: the time of the world's events. */
  long steps() {
    return steps;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
