package org.gatehouse.harness;

import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.apache.derby.drda.NetworkServerControl;

/** Derby's network server on a free loopback port: a database that can stop, and be looked into. */
public final class DerbyServer implements AutoCloseable {
  private final NetworkServerControl control;
  private final int port;

  private DerbyServer(NetworkServerControl control, int port) {
    this.control = control;
    this.port = port;
  }

  public static DerbyServer start() {
    try {
      int port = Ports.free();
      Path home = Files.createDirectories(Build.WORK.resolve("derby-" + port));
      System.setProperty("derby.system.home", home.toString());
      var control = new NetworkServerControl(InetAddress.getByName("localhost"), port);
      control.start(null);
      return new DerbyServer(control, port);
    } catch (Exception e) {
      throw new IllegalStateException("Derby's network server", e);
    }
  }

  /** A {@code dataSource} element for {@link LibertyServer.Builder#dataSource}. */
  public String dataSource() {
    Path client = jar(org.apache.derby.client.ClientAutoloadedDriver.class);
    Path shared = jar(org.apache.derby.shared.common.error.StandardException.class);
    return """
        <library id="derbyClient">
          <file name="%s"/>
          <file name="%s"/>
          <fileset dir="%s" includes="derbytools.jar"/>
        </library>
        <dataSource id="DefaultDataSource" type="java.sql.Driver">
          <jdbcDriver libraryRef="derbyClient"
            java.sql.Driver="org.apache.derby.client.ClientAutoloadedDriver"/>
          <properties URL="%s;create=true" user="app" password="app"/>
        </dataSource>
        """
        .formatted(client, shared, Build.DERBY, url());
  }

  /** A connection of the test's own. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), "app", "app");
  }

  /** The first column of the first row. */
  public String query(String sql) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      return result.next() ? result.getString(1) : "";
    }
  }

  @Override
  public void close() {
    try {
      control.shutdown();
    } catch (Exception e) {
      throw new IllegalStateException("Derby's network server", e);
    }
  }

  /** A name of its own: the home of the engine is that of the first server of this JVM. */
  private String url() {
    return "jdbc:derby://localhost:" + port + "/test" + port;
  }

  private static Path jar(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
