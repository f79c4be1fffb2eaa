package org.gatehouse.provider.oauth;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Calls a provider: bounded in time and size, no redirect followed, no address but those it is
 * given (security.md SEC-238, SEC-261).
 */
final class ProviderHttp implements HTTPRequestSender, ResourceRetriever {
  /** Bytes of an answer. */
  static final int LARGEST = 512 * 1024;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  private final Duration patience;
  private final boolean httpAllowed;

  /**
   * @param patience for a whole call, answer included
   * @param httpAllowed whether addresses without TLS may be called
   */
  ProviderHttp(Duration patience, boolean httpAllowed) {
    this.patience = patience;
    this.httpAllowed = httpAllowed;
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    HttpRequest.Builder call = HttpRequest.newBuilder(checked(request.getURI()));
    request
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(value -> call.header(name, value)));
    boolean post = request.getMethod() == HTTPRequest.Method.POST;
    String body = request.getBody() == null ? "" : request.getBody();
    call.method(
        request.getMethod().name(),
        post ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
    HttpResponse<byte[]> answer = answer(call);
    HTTPResponse response = new HTTPResponse(answer.statusCode());
    answer
        .headers()
        .firstValue("Content-Type")
        .ifPresent(t -> response.setHeader("Content-Type", t));
    response.setBody(new String(answer.body(), StandardCharsets.UTF_8));
    return response;
  }

  /** Sends a request of the library. */
  HTTPResponse call(HTTPRequest request) throws OAuthException {
    try {
      return request.send(this);
    } catch (IOException e) {
      throw new OAuthException(OAuthException.Kind.UNAVAILABLE, e.getMessage());
    } catch (RuntimeException e) {
      throw new OAuthException(OAuthException.Kind.UNAVAILABLE, "the call failed");
    }
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    HttpResponse<byte[]> answer =
        answer(HttpRequest.newBuilder(checked(URI.create(url.toString()))).GET());
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode());
    }
    return new Resource(new String(answer.body(), StandardCharsets.UTF_8), "application/json");
  }

  private URI checked(URI uri) throws IOException {
    boolean safe =
        "https".equalsIgnoreCase(uri.getScheme())
            || httpAllowed && "http".equalsIgnoreCase(uri.getScheme());
    if (!safe || uri.getHost() == null) {
      throw new IOException("an address without TLS");
    }
    return uri;
  }

  /** Waits in this thread; the asynchronous way would need one of the process's common pool. */
  private HttpResponse<byte[]> answer(HttpRequest.Builder request) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    try {
      return CLIENT.send(
          request.timeout(patience).build(),
          info -> new BoundedBody(LARGEST, Duration.ofNanos(end - System.nanoTime())));
    } catch (HttpTimeoutException e) {
      throw new IOException("no answer in time");
    } catch (IOException e) {
      throw new IOException("no answer: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }
}
