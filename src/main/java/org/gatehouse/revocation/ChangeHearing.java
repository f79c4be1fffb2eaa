package org.gatehouse.revocation;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.gatehouse.database.PostgresNotifications;

/** Runs the {@link ChangeListener} of a node from start to end, on a thread of its own. */
@Startup
@Singleton
@DependsOn("NodeTimer")
public class ChangeHearing {
  private static final Duration END = Duration.ofSeconds(5);

  @Resource(lookup = "java:comp/DefaultDataSource", shareable = false)
  private DataSource dataSource;

  @Resource private ManagedThreadFactory threads;

  @Inject private Feed feed;
  @Inject private ChangeChannel channel;

  private ChangeListener listener;
  private Thread thread;

  @PostConstruct
  void start() {
    if (channel.open()) {
      listener =
          new ChangeListener(
              () -> PostgresNotifications.open(dataSource, ChangeChannel.NAME),
              feed::look,
              ChangeListener.Pace.OF_A_NODE);
      thread = threads.newThread(listener);
      thread.setName("gatehouse-changes");
      thread.setDaemon(true);
      thread.start();
    }
  }

  @PreDestroy
  void stop() {
    if (thread == null) {
      return;
    }
    listener.stop();
    thread.interrupt();
    try {
      thread.join(END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
