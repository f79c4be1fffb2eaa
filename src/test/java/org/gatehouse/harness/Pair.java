package org.gatehouse.harness;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Two nodes of one deployment in the development profile, over a database of their own.
 *
 * @param name what assertions call them
 */
public record Pair(String name, DerbyServer derby, LibertyServer one, LibertyServer other)
    implements AutoCloseable {

  /**
   * @param settings what both nodes have beside their database
   */
  public static Pair start(String name, UnaryOperator<LibertyServer.Builder> settings) {
    DerbyServer derby = DerbyServer.start();
    return new Pair(
        name, derby, node(name + "-one", derby, settings), node(name + "-two", derby, settings));
  }

  /** One with the sessions in cookies, and one with them in the database. */
  public static List<Pair> ofEachStrategy(
      String name, UnaryOperator<LibertyServer.Builder> settings) {
    return Stream.of("jwt", "database")
        .map(
            strategy ->
                start(
                    name + "-" + strategy,
                    node -> settings.apply(node).env("AUTH_SESSION_STRATEGY", strategy)))
        .toList();
  }

  private static LibertyServer node(
      String name, DerbyServer derby, UnaryOperator<LibertyServer.Builder> settings) {
    return settings
        .apply(LibertyServer.named(name).development())
        .dataSource(derby.dataSource())
        .start();
  }

  @Override
  public void close() {
    other.close();
    one.close();
    derby.close();
  }
}
