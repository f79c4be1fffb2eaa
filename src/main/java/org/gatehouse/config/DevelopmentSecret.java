package org.gatehouse.config;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret of a development server without one: made once, kept in a file beside the database so
 * that sessions survive a restart, and announced at every start.
 */
final class DevelopmentSecret {
  private static final Logger LOG = System.getLogger(DevelopmentSecret.class.getName());
  private static final int RANDOM_BYTES = 33;

  private final Path file;

  DevelopmentSecret(Path directory) {
    this.file = directory.resolve("gatehouse-dev-secret");
  }

  Secret get() {
    LOG.log(
        Level.WARNING,
        "DevelopmentSecret: AUTH_SECRET is not set; a generated one from {0} is used. Production"
            + " refuses to start without AUTH_SECRET (make one with `{1}`).",
        file.getFileName(),
        SecretReader.HOW_TO_MAKE_ONE);
    try {
      if (Files.exists(file)) {
        return new Secret(Files.readString(file).strip());
      }
      String made = random();
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, made);
      return new Secret(made);
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "DevelopmentSecret: not kept, sessions end with this server: {0}",
          e.getClass().getName());
      return new Secret(random());
    }
  }

  private static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
