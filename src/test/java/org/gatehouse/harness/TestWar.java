package org.gatehouse.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A WAR of the {@code -classes.jar}, its libraries and a few classes: what a user of it builds. */
public final class TestWar {
  private static final String BEANS =
      "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
          + " bean-discovery-mode=\"annotated\"/>";

  private TestWar() {}

  /**
   * @param config text of META-INF/microprofile-config.properties
   * @param classes with their nested classes, from the test class path
   */
  public static Path build(String name, String config, Class<?>... classes) {
    Path war = Build.WORK.resolve("wars").resolve(name + ".war");
    try {
      Files.createDirectories(war.getParent());
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war));
          Stream<Path> libraries = Files.list(Build.EXPLODED.resolve("WEB-INF/lib"))) {
        add(zip, "WEB-INF/beans.xml", BEANS.getBytes(StandardCharsets.UTF_8));
        add(
            zip,
            "WEB-INF/classes/META-INF/microprofile-config.properties",
            config.getBytes(StandardCharsets.UTF_8));
        add(zip, "WEB-INF/lib/gatehouse-classes.jar", Files.readAllBytes(Build.CLASSES_JAR));
        for (Path library : libraries.toList()) {
          add(zip, "WEB-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
        }
        for (Class<?> type : classes) {
          addClass(zip, type);
        }
      }
      return war;
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot build " + war, e);
    }
  }

  private static void addClass(ZipOutputStream zip, Class<?> type)
      throws IOException, URISyntaxException {
    Path root = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = root.resolve(type.getPackageName().replace('.', '/'));
    String simple = type.getSimpleName();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> own =
          files
              .filter(
                  file -> {
                    String fileName = file.getFileName().toString();
                    return fileName.equals(simple + ".class") || fileName.startsWith(simple + "$");
                  })
              .toList();
      for (Path file : own) {
        add(zip, "WEB-INF/classes/" + root.relativize(file), Files.readAllBytes(file));
      }
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    try {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
