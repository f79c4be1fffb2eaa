package org.gatehouse.harness;

import java.nio.file.Path;

/** Where the build left what the tests start; each place can be moved by a system property. */
public final class Build {
  public static final Path WLP = path("gatehouse.wlp", "target/liberty/wlp");
  public static final Path DERBY =
      path("gatehouse.derby", "target/liberty/wlp/usr/shared/resources/derby");
  public static final Path POSTGRESQL =
      path("gatehouse.postgresql", "target/liberty/wlp/usr/shared/resources/postgresql");
  public static final Path WAR = path("gatehouse.war", "target/gatehouse.war");
  public static final Path EXPLODED = path("gatehouse.exploded", "target/gatehouse");
  public static final Path CLASSES_JAR =
      path("gatehouse.classesJar", "target/gatehouse-classes.jar");

  /** Of this process alone: two run side by side. */
  public static final Path WORK = path("gatehouse.work", "target/it");

  private Build() {}

  private static Path path(String property, String fallback) {
    return Path.of(System.getProperty(property, fallback)).toAbsolutePath();
  }
}
