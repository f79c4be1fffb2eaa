package org.gatehouse.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.json.Json;

/**
 * One resource of a provider's API, as {@code portal.api.provider=github} and {@code
 * portal.api.address=https://api.github.com/user/repos} name it. A token goes to the address of its
 * own provider and nowhere else: no request names the address, and no redirect is followed.
 */
@ApplicationScoped
class ProviderApi {
  /** Milliseconds without a byte; twice as many for the whole answer. */
  private static final int PATIENCE = 5000;

  private static final int LARGEST = 512 * 1024;

  @Inject
  @ConfigProperty(name = "portal.api.provider")
  private Optional<String> provider;

  @Inject
  @ConfigProperty(name = "portal.api.address")
  private Optional<URI> address;

  /** What the API answered. */
  sealed interface Answer {
    /** JSON of at most 512 KiB. */
    record Said(JsonValue json) implements Answer {}

    /** The token is not accepted any more, or not for this. */
    record Refused() implements Answer {}

    /** No answer, or none that can be read. */
    record Failed() implements Answer {}
  }

  /** Whether tokens of this provider are for this API. */
  boolean isOf(String candidate) {
    return address.isPresent() && provider.filter(candidate::equals).isPresent();
  }

  Answer get(String accessToken) {
    try {
      HttpURLConnection call = (HttpURLConnection) address.orElseThrow().toURL().openConnection();
      call.setInstanceFollowRedirects(false);
      call.setConnectTimeout(PATIENCE);
      call.setReadTimeout(PATIENCE);
      call.setRequestProperty("Authorization", "Bearer " + accessToken);
      call.setRequestProperty("Accept", "application/json");
      try {
        return read(call);
      } finally {
        call.disconnect();
      }
    } catch (IOException | IllegalArgumentException e) {
      return new Answer.Failed();
    }
  }

  private static Answer read(HttpURLConnection call) throws IOException {
    int status = call.getResponseCode();
    if (status == 401 || status == 403) {
      return new Answer.Refused();
    }
    if (status != 200) {
      return new Answer.Failed();
    }
    return bounded(call.getInputStream())
        .flatMap(Json::parse)
        .<Answer>map(Answer.Said::new)
        .orElseGet(Answer.Failed::new);
  }

  /** Empty for what is too large, or comes too slowly. */
  private static Optional<String> bounded(InputStream body) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2L * PATIENCE);
    for (int read = body.read(part); read >= 0; read = body.read(part)) {
      text.write(part, 0, read);
      if (text.size() > LARGEST || System.nanoTime() - end > 0) {
        return Optional.empty();
      }
    }
    return Optional.of(text.toString(StandardCharsets.UTF_8));
  }
}
