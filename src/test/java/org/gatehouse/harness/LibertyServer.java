package org.gatehouse.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** An Open Liberty process on a free loopback port, with its own directory and database. */
public final class LibertyServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(240);

  /**
   * A test's server lives for seconds: it compiles with the fast compiler, and only what is very
   * hot (the rounds of a password hash) with the slow one; one thread collects its garbage.
   */
  private static final List<String> SHORT_LIFE =
      List.of(
          "-Xmx400m",
          "-XX:+UseSerialGC",
          "-XX:Tier4InvocationThreshold=500000",
          "-XX:Tier4MinInvocationThreshold=60000",
          "-XX:Tier4CompileThreshold=1500000",
          "-XX:Tier4BackEdgeThreshold=4000000");

  /** For a run that shows what the other tests show on PostgreSQL, where they use Derby. */
  private static final boolean POSTGRESQL = Boolean.getBoolean("gatehouse.on-postgresql");

  private final ServerFiles files;
  private final int port;
  private final int tlsPort;
  private final String contextRoot;
  private final Map<String, String> environment;
  private Process process;

  private LibertyServer(Builder builder) {
    this.files = new ServerFiles(builder.name);
    this.port = Ports.free();
    this.tlsPort = builder.tls ? Ports.free() : -1;
    this.contextRoot = builder.contextRoot;
    this.environment = new TreeMap<>(builder.environment);
    if (POSTGRESQL && builder.dataSource.isEmpty() && !environment.containsKey("DATABASE")) {
      environment.putAll(PostgresServer.database(builder.name));
    }
    environment.putIfAbsent("AUTH_URL", publicBase().toString());
    // `server create` writes one into server.env; Liberty's login needs it (LTPA keys)
    environment.put("keystore_password", UUID.randomUUID().toString());
    environment.values().removeIf(String::isEmpty);
    files.lay(port, tlsPort, builder.war, contextRoot, builder.fragment, builder.dataSource);
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  /** What a server is started with. */
  public static final class Builder {
    private final String name;
    private final Map<String, String> environment = new TreeMap<>();
    private Path war = Build.WAR;
    private String contextRoot = "/";
    private String fragment = "";
    private String dataSource = "";
    private boolean tls;

    private Builder(String name) {
      this.name = name;
    }

    public Builder war(Path path) {
      this.war = path;
      return this;
    }

    public Builder contextRoot(String root) {
      this.contextRoot = root;
      return this;
    }

    public Builder development() {
      return env("MP_CONFIG_PROFILE", "dev");
    }

    /** An empty value means: not set, not even by the harness. */
    public Builder env(String key, String value) {
      environment.put(key, value);
      return this;
    }

    public Builder env(Map<String, String> values) {
      environment.putAll(values);
      return this;
    }

    /** A port with TLS too, by a certificate of its own, whose address is the public one. */
    public Builder tls() {
      tls = true;
      return serverXml("<featureManager><feature>transportSecurity-1.0</feature></featureManager>");
    }

    /** Elements added to server.xml. */
    public Builder serverXml(String elements) {
      this.fragment = elements;
      return this;
    }

    /** A {@code dataSource} element in place of the project's embedded Derby. */
    public Builder dataSource(String element) {
      this.dataSource = element;
      return this;
    }

    /** Starts and waits until the application serves. */
    public LibertyServer start() {
      LibertyServer server = new LibertyServer(this);
      server.launch();
      server.awaitStarted();
      return server;
    }

    /** Starts and waits until the application did not start and the server listens without it. */
    public LibertyServer startExpectingFailure() {
      LibertyServer server = new LibertyServer(this);
      server.launch();
      server.awaitFailure();
      return server;
    }
  }

  public static Builder named(String name) {
    return new Builder(name);
  }

  public URI base() {
    return URI.create("http://localhost:" + port + path());
  }

  /** As {@link #base}, with TLS where the server has it. */
  public URI publicBase() {
    return tlsPort < 0 ? base() : URI.create("https://localhost:" + tlsPort + path());
  }

  public int port() {
    return port;
  }

  /** All the server logged so far. */
  public String messages() {
    return files.messages();
  }

  public Path directory() {
    return files.server();
  }

  /** Stops and starts again on the same port, directory and database; empty values are unset. */
  public void restart(Map<String, String> changes) {
    relaunch(changes);
    awaitStarted();
  }

  /** As {@link #restart}, and waits until the application did not start. */
  public void restartExpectingFailure(Map<String, String> changes) {
    relaunch(changes);
    awaitFailure();
  }

  private void relaunch(Map<String, String> changes) {
    stop();
    environment.putAll(changes);
    environment.values().removeIf(String::isEmpty);
    files.forgetMessages();
    launch();
  }

  /** Ends the process at once: nothing of it is needed any more. */
  @Override
  public void close() {
    kill();
  }

  /** Asks the server to stop, so that it leaves its files in order. */
  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  private void kill() {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private boolean applicationFailed() {
    return messages().contains("CWWKZ0002E") || messages().contains("CWWKZ0012I");
  }

  private void launch() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_LIFE);
    command.addAll(ServerFiles.moduleOptions());
    command.add("-javaagent:" + Build.WLP.resolve("bin/tools/ws-javaagent.jar"));
    command.add("-jar");
    command.add(Build.WLP.resolve("bin/tools/ws-server.jar").toString());
    command.add(files.name());
    ProcessBuilder builder = new ProcessBuilder(command).directory(files.server().toFile());
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.matches("(NEXT)?AUTH_.*|DATABASE.*|MP_CONFIG_PROFILE"));
    builder.environment().put("WLP_USER_DIR", files.user().toString());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(files.console().toFile());
    try {
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitStarted() {
    Http health = new Http(URI.create("http://localhost:" + port));
    await(
        () -> {
          if (applicationFailed()) {
            kill();
          }
          return health.reachable("/health/started");
        });
  }

  private void awaitFailure() {
    await(() -> applicationFailed() && messages().contains("CWWKO0219I"));
  }

  private void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        kill();
        throw new IllegalStateException(
            "server " + files.name() + " did not start:\n" + files.tail());
      }
      try {
        Thread.sleep(250);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private String path() {
    return contextRoot.equals("/") ? "" : contextRoot;
  }
}
