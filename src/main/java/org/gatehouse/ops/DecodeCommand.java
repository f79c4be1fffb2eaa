package org.gatehouse.ops;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gatehouse.config.ConfigReader;

/**
 * Reads a session token or a Cookie header from standard input and says what it holds, or why it
 * does not open. The secret and the other settings come from MicroProfile Config, as in the server.
 */
public final class DecodeCommand {
  private static final int LONGEST = 128 * 1024;

  private DecodeCommand() {}

  /**
   * Exit status 0 for a valid token, 1 for any other, 2 without a secret or without input.
   *
   * @param arguments nothing, or the address of a node that is asked what it knows beside that
   */
  public static void main(String[] arguments) throws IOException {
    int status = run(System.in, System.out);
    if (status != 2 && arguments.length > 0) {
      System.out.print(NodeReport.of(URI.create(arguments[0])));
    }
    System.exit(status);
  }

  private static int run(InputStream in, java.io.PrintStream out) throws IOException {
    String input = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
    ConfigReader.Result read = ConfigReader.read(ConfigProvider.getConfig(), Path.of(""));
    if (read.config().secrets().isEmpty()) {
      out.println("no secret: set AUTH_SECRET to the one the server has");
      return 2;
    }
    if (input.isEmpty()) {
      out.println("no input: give a token or a Cookie header on standard input");
      return 2;
    }
    Decoded decoded = new Decoder(read.config(), Clock.systemUTC()).decode(input);
    out.print(new DecodeReport(Clock.systemUTC()).text(decoded));
    return decoded.result().claims().isPresent() ? 0 : 1;
  }
}
