package org.gatehouse.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory of one server, as it is packaged: the project's server.xml and {@code liberty/},
 * and what differs as an override.
 */
final class ServerFiles {
  private final String name;
  private final Path user;
  private final Path server;

  ServerFiles(String name) {
    this.name = "it-" + name;
    this.user = Build.WORK.resolve(this.name);
    this.server = user.resolve("servers").resolve(this.name);
  }

  String name() {
    return name;
  }

  Path user() {
    return user;
  }

  Path server() {
    return server;
  }

  Path console() {
    return user.resolve("console.txt");
  }

  /**
   * @param tlsPort -1 for none
   */
  void lay(
      int port, int tlsPort, Path war, String contextRoot, String fragment, String dataSource) {
    try {
      delete(user);
      Files.createDirectories(server.resolve("configDropins/overrides"));
      copy(Path.of("liberty"), server);
      Files.copy(Path.of("server.xml"), server.resolve("server.xml"));
      if (!dataSource.isEmpty()) {
        Files.writeString(
            server.resolve("database/derby.xml"), "<server>" + dataSource + "</server>");
      }
      String override =
          """
          <server>
            <variable name="http.port" value="%d"/>
            <variable name="https.port" value="%d"/>
            <variable name="app.location" value="%s"/>
            <variable name="app.context-root" value="%s"/>
            <variable name="derby.dir" value="%s"/>
            <variable name="postgresql.dir" value="%s"/>
            <applicationMonitor updateTrigger="disabled"/>
            <config updateTrigger="disabled"/>
            %s
          </server>
          """
              .formatted(port, tlsPort, war, contextRoot, Build.DERBY, Build.POSTGRESQL, fragment);
      Files.writeString(server.resolve("configDropins/overrides/test.xml"), override);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String messages() {
    Path log = server.resolve("logs/messages.log");
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void forgetMessages() {
    try {
      Files.deleteIfExists(server.resolve("logs/messages.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of what the server said, for the message of a failed test. */
  String tail() {
    try {
      String all = Files.readString(console()) + messages();
      return all.substring(Math.max(0, all.length() - 6000));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** The options Liberty's own start script gives to Java 9 and later. */
  static List<String> moduleOptions() {
    List<String> options = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(Build.WLP.resolve("lib/platform/java/java9.options"))) {
        if (!line.isBlank() && !line.startsWith("#")) {
          options.add(line.strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return options;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(path));
        Files.createDirectories(target.getParent());
        Files.copy(path, target);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> paths = Files.walk(directory)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
