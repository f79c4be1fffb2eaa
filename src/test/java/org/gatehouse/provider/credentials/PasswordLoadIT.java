package org.gatehouse.provider.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.Test;

/** Issue 9, defect 20: many wrong passwords at once. */
class PasswordLoadIT {
  private static final int GUESSES = 60;

  private final LibertyServer server = Servers.portal();

  @Test
  void sixty_wrong_passwords_at_once_are_wrong_or_busy_lock_nobody_out_and_leave_pages_alone()
      throws Exception {
    Http reader = new Http(server.base());
    reader.signIn("customer");
    ExecutorService threads = Executors.newFixedThreadPool(GUESSES);
    List<Future<Answer>> guesses = new ArrayList<>();
    for (int i = 0; i < GUESSES; i++) {
      guesses.add(
          threads.submit(
              () -> new Http(server.base()).signIn("wholesale", "a wrong passphrase of somebody")));
    }
    for (int i = 0; i < 20; i++) {
      assertThat(reader.session().status()).isEqualTo(200);
      assertThat(reader.get("/api/projects").status()).isEqualTo(200);
      assertThat(reader.get("/api/auth/signin").status()).isEqualTo(200);
    }

    for (Future<Answer> guess : guesses) {
      Answer answer = guess.get();
      assertThat(answer.sets("authjs.session-token")).isFalse();
      if (answer.status() == 503) {
        assertThat(answer.header("Retry-After"))
            .hasValueSatisfying(s -> assertThat(s).matches("\\d+"));
        assertThat(answer.object().getString("code")).isEqualTo("Unavailable");
        assertThat(answer.url()).contains("error=Unavailable");
      } else {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.url()).contains("error=CredentialsSignin");
      }
    }
    threads.shutdown();
    Http owner = new Http(server.base());
    owner.signIn("wholesale");
    assertThat(owner.get("/api/me").status()).isEqualTo(200);
  }
}
