package org.gatehouse.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A line to a loopback port that can be cut for whoever uses it, and mended. */
public final class Link implements AutoCloseable {
  private final ServerSocket entry;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean cut;

  private Link(ServerSocket entry, int target) {
    this.entry = entry;
    this.target = target;
  }

  public static Link to(int port) {
    try {
      Link link = new Link(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
      link.threads.execute(link::accept);
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return entry.getLocalPort();
  }

  /** Ends what is open; what comes is ended at once. */
  public void cut() {
    cut = true;
    open.forEach(Link::end);
  }

  public void mend() {
    cut = false;
  }

  @Override
  public void close() {
    cut();
    threads.shutdownNow();
    try {
      entry.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!entry.isClosed()) {
      try {
        join(entry.accept());
      } catch (IOException e) {
        // the entry was closed, or nobody is at the other end
      }
    }
  }

  private void join(Socket near) throws IOException {
    open.add(near);
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(far);
      threads.execute(() -> copy(near, far));
      threads.execute(() -> copy(far, near));
    } catch (IOException e) {
      end(near);
      throw e;
    }
  }

  private void copy(Socket from, Socket to) {
    try {
      if (!cut) {
        from.getInputStream().transferTo(to.getOutputStream());
      }
    } catch (IOException e) {
      // one of the ends is gone
    } finally {
      end(from);
      end(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
