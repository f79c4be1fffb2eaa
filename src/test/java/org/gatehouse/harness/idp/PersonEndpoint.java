package org.gatehouse.harness.idp;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/** Who the access token is about: userinfo, and what GitHub and Facebook have instead. */
final class PersonEndpoint {
  private final TestProvider provider;
  private final Grants grants;

  PersonEndpoint(TestProvider provider, Grants grants) {
    this.provider = provider;
    this.grants = grants;
  }

  Reply answer(Call call) {
    Mode mode = provider.mode();
    if (mode == Mode.USERINFO_500) {
      return Reply.error(500, "server_error");
    }
    if (mode == Mode.USERINFO_REDIRECT) {
      return Reply.redirect(provider.issuer() + "/elsewhere", Map.of());
    }
    if (mode == Mode.USERINFO_HTML) {
      return Reply.html(200, "<h1>Hello</h1>");
    }
    Optional<Person> person = call.bearer().flatMap(grants::opened).map(Grants.Grant::person);
    if (person.isEmpty()) {
      return Reply.error(401, "invalid_token");
    }
    Optional<String> recorded = provider.recorded(call.path());
    if (recorded.isPresent()) {
      return Reply.json(200, recorded.get());
    }
    return switch (call.path()) {
      case "/user" -> Reply.json(gitHub(person.get()));
      case "/user/emails" ->
          mode == Mode.EMAILS_404 ? Reply.error(404, "Not Found") : gitHubEmails(person.get());
      case "/me" -> Reply.json(facebook(person.get()));
      default -> Reply.json(userinfo(mode, person.get()));
    };
  }

  private static JsonObject userinfo(Mode mode, Person person) {
    JsonObjectBuilder claims =
        Json.createObjectBuilder(person.claims()).add("sub", person.subject());
    return switch (mode) {
      case USERINFO_OTHER_SUB -> claims.add("sub", "somebody-else").build();
      case USERINFO_WITHOUT_SUB -> claims.remove("sub").build();
      default -> claims.build();
    };
  }

  /** The address is hidden in the profile, as by default. */
  private static JsonObject gitHub(Person person) {
    return Json.createObjectBuilder(person.more())
        .add("id", Long.parseLong(person.subject()))
        .add("login", "login-" + person.subject())
        .add("name", person.name().isEmpty() ? JsonValue.NULL : Json.createValue(person.name()))
        .add("email", JsonValue.NULL)
        .add("avatar_url", "https://images.example/" + person.subject() + ".png")
        .build();
  }

  private static Reply gitHubEmails(Person person) {
    var other =
        Json.createObjectBuilder()
            .add("email", "second@example.org")
            .add("primary", false)
            .add("verified", true);
    var primary =
        Json.createObjectBuilder()
            .add("email", person.email())
            .add("primary", true)
            .add("verified", person.emailVerified());
    return Reply.json(Json.createArrayBuilder().add(other).add(primary).build());
  }

  private static JsonObject facebook(Person person) {
    var data =
        Json.createObjectBuilder()
            .add("url", "https://images.example/" + person.subject() + ".png");
    return Json.createObjectBuilder(person.more())
        .add("id", person.subject())
        .add("name", person.name())
        .add("email", person.email())
        .add("picture", Json.createObjectBuilder().add("data", data))
        .build();
  }
}
