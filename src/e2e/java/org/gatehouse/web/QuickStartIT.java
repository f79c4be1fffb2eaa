package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Await;
import org.gatehouse.harness.Build;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plays the quick start: its files in a clean folder, its command, and what it promises then. */
class QuickStartIT {
  private static final Path PAGE = Path.of("src/site/markdown/quickstart.md");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A block whose first line is a comment that names its file. */
  private static final Pattern FILE =
      Pattern.compile("```\\w+\\n(?:<!-- |# |// )(\\S+?)(?: -->)?\\n(.*?)```", Pattern.DOTALL);

  private static final Pattern COMMAND = Pattern.compile("```sh\\n(mvn .*)\\n```");

  private static Path folder;
  private static Process maven;
  private static URI base;

  @BeforeAll
  static void play() throws IOException, InterruptedException {
    String page = Files.readString(PAGE);
    folder = Files.createDirectories(Build.WORK.resolve("quickstart-" + System.nanoTime()));
    Matcher file = FILE.matcher(page);
    while (file.find()) {
      Path path = folder.resolve(file.group(1));
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.group(2));
    }
    List<String> commands = new ArrayList<>();
    Matcher command = COMMAND.matcher(page);
    while (command.find()) {
      commands.add(command.group(1));
    }
    assertThat(commands).hasSize(2);
    assertThat(commands.get(0)).isEqualTo("mvn -DskipTests install");
    install();

    int port = Ports.free();
    base = URI.create("http://localhost:" + port);
    maven = run(folder, port, (commands.get(1) + " -B -ntp").split(" "));
    Await.until(
        PATIENCE, () -> !maven.isAlive() || isServed(), () -> "what Maven said: " + console());
    assertThat(maven.isAlive()).as("what Maven said: %s", console()).isTrue();
  }

  /** What the first command of the page leaves, without a build within the build. */
  private static void install() throws IOException, InterruptedException {
    Process process =
        run(
            Path.of("").toAbsolutePath(),
            0,
            "mvn",
            "-B",
            "-ntp",
            "org.apache.maven.plugins:maven-install-plugin:3.1.4:install-file",
            "-Dfile=" + Build.CLASSES_JAR,
            "-Dclassifier=classes",
            "-DpomFile=pom.xml",
            "-Dpackaging=jar");
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as("what Maven said: %s", console()).isZero();
  }

  private static Process run(Path directory, int port, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AUTH_"));
    builder.environment().put("http_port", String.valueOf(port));
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.to(folder.resolve("console.txt").toFile()));
    return builder.start();
  }

  /** The application may be there before the server listens, and the other way round. */
  private static boolean isServed() {
    String all = console();
    return all.contains("CWWKZ0001I") && all.contains("CWWKF0011I");
  }

  private static String console() {
    try {
      return Files.readString(folder.resolve("console.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    maven.descendants().forEach(ProcessHandle::destroy);
    maven.waitFor(60, TimeUnit.SECONDS);
    maven.descendants().forEach(ProcessHandle::destroyForcibly);
    maven.destroyForcibly();
  }

  @Test
  void from_a_dependency_to_a_guarded_resource() {
    Http stranger = new Http(base);
    assertThat(stranger.get("/api/hello").status()).isEqualTo(401);

    Http wrong = new Http(base);
    wrong.signIn("ann", "a short walk at dusk");
    assertThat(wrong.get("/api/hello").status()).isEqualTo(401);
    Http other = new Http(base);
    other.signIn("bob", "a long walk at dawn");
    assertThat(other.get("/api/hello").status()).isEqualTo(401);

    Http ann = new Http(base);
    String page = ann.get("/api/auth/signin?callbackUrl=/api/hello").location();
    assertThat(page).contains("/login?callbackUrl=");
    String form = ann.get(page.substring(base.toString().length())).text();
    Answer in =
        ann.postForm(
            "/api/auth/callback/credentials",
            Map.of(
                "csrfToken",
                hidden(form, "csrfToken"),
                "callbackUrl",
                hidden(form, "callbackUrl"),
                "username",
                "ann",
                "password",
                "a long walk at dawn"));
    assertThat(in.location()).isEqualTo(base + "/api/hello");
    Answer hello = ann.get("/api/hello");
    assertThat(hello.status()).isEqualTo(200);
    assertThat(hello.text()).isEqualTo("Hello, Ann Archer!");
    assertThat(ann.session().object().getJsonObject("user").getString("role")).isEqualTo("READER");
    assertThat(ann.session().object().getJsonObject("user").getString("id")).isEqualTo("ann");
  }

  @Test
  void a_page_of_ones_own_is_told_of_failures_and_repeats_nothing_harmful() {
    assertThat(new Http(base).get("/login?error=CredentialsSignin").text()).contains("Try again.");
    assertThat(new Http(base).get("/login?callbackUrl=%22%3E%3Cscript%3E").text())
        .doesNotContain("<script");
  }

  private static String hidden(String form, String name) {
    Matcher field = Pattern.compile("name=" + name + " value=\"([^\"]*)\"").matcher(form);
    assertThat(field.find()).as(form).isTrue();
    return field.group(1);
  }
}
