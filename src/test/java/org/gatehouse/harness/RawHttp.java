package org.gatehouse.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends bytes exactly as written, for requests that no HTTP client would make. */
public final class RawHttp {
  private static final int TIMEOUT_MILLIS = 60_000;

  private RawHttp() {}

  /** Sends {@code text} (lines end with CRLF) and reads the answer until the server closes. */
  public static Answer send(URI base, String text) {
    try (Socket socket = new Socket("localhost", base.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return parse(readAll(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One request line, {@code Host}, further lines each ending in CRLF, no body. */
  public static Answer request(URI base, String method, String target, String headers) {
    String host = "localhost:" + base.getPort();
    return send(
        base,
        method
            + " "
            + target
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nConnection: close\r\n"
            + headers
            + "\r\n");
  }

  private static byte[] readAll(Socket socket) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = socket.getInputStream().read(buffer); n >= 0; ) {
        bytes.write(buffer, 0, n);
        n = socket.getInputStream().read(buffer);
      }
    } catch (SocketException e) {
      // a server may reset the connection after refusing; what came before counts
    }
    return bytes.toByteArray();
  }

  private static Answer parse(byte[] bytes) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    if (all.isEmpty()) {
      return new Answer(0, List.of(), "");
    }
    int split = all.indexOf("\r\n\r\n");
    String head = split < 0 ? all : all.substring(0, split);
    String body = split < 0 ? "" : all.substring(split + 4);
    String[] lines = head.split("\r\n");
    List<Answer.Header> headers = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.add(
          new Answer.Header(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()));
    }
    Answer answer = new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, utf8(body));
    return answer.header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent()
        ? new Answer(answer.status(), headers, utf8(unchunked(body)))
        : answer;
  }

  /** The chunks put together (RFC 9112, 7.1); an answer cut short keeps what came. */
  private static String unchunked(String body) {
    StringBuilder whole = new StringBuilder();
    int at = 0;
    for (int end = body.indexOf("\r\n"); end >= 0; end = body.indexOf("\r\n", at)) {
      int size = Integer.parseInt(body.substring(at, end).split(";")[0].strip(), 16);
      int start = end + 2;
      if (size == 0) {
        break;
      }
      whole.append(body, start, Math.min(start + size, body.length()));
      at = Math.min(start + size + 2, body.length());
    }
    return whole.toString();
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
