package org.gatehouse.signals;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import org.gatehouse.account.Accounts;
import org.gatehouse.account.PeopleById;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;
import org.gatehouse.config.ProviderConfig;

/**
 * Finds whom a subject identifier (RFC 9493) names, among the accounts of one provider: a stream
 * has no say over who never came by it.
 */
final class Subjects {
  private static final int LONGEST = 254;

  private final Accounts accounts;
  private final PeopleById people;

  Subjects(Accounts accounts, PeopleById people) {
    this.accounts = accounts;
    this.people = people;
  }

  /**
   * @param sessions whether an opaque id names a session; else it names an account
   */
  Subject find(JsonObject id, ProviderConfig provider, boolean sessions) {
    return switch (text(id, "format").orElse("")) {
      case "complex" -> complex(id, provider, sessions);
      case "opaque" ->
          sessions
              ? text(id, "id").map(Subject::ofSession).orElse(Subject.NOBODY)
              : text(id, "id").map(name -> account(provider, name)).orElse(Subject.NOBODY);
      case "iss_sub" ->
          text(id, "iss").filter(provider.issuer().orElseThrow().toString()::equals).isPresent()
              ? text(id, "sub").map(name -> account(provider, name)).orElse(Subject.NOBODY)
              : Subject.NOBODY;
      case "email" ->
          text(id, "email")
              .flatMap(people::byVerifiedEmail)
              .map(user -> user(provider, user))
              .orElse(Subject.NOBODY);
      default -> Subject.NOBODY;
    };
  }

  /**
   * The session, where one is named and the event is about sessions; else the user. What narrows it
   * further, a device for instance, is not known here: more ends than is meant, and not less.
   */
  private Subject complex(JsonObject id, ProviderConfig provider, boolean sessions) {
    Optional<JsonObject> session = simple(id, "session").filter(simple -> sessions);
    return session.isPresent()
        ? find(session.get(), provider, true)
        : simple(id, "user").map(user -> find(user, provider, false)).orElse(Subject.NOBODY);
  }

  private static Optional<JsonObject> simple(JsonObject id, String member) {
    return Optional.ofNullable(id.get(member))
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .filter(simple -> !text(simple, "format").orElse("complex").equals("complex"));
  }

  private Subject account(ProviderConfig provider, String accountId) {
    return accounts
        .userOf(new ProviderAccount(provider.id(), provider.type().name(), accountId))
        .map(user -> Subject.ofUser(user.id(), List.of(accountId)))
        .orElse(Subject.NOBODY);
  }

  private Subject user(ProviderConfig provider, User user) {
    List<String> his =
        accounts.of(user.id()).stream()
            .filter(account -> account.provider().equals(provider.id()))
            .map(ProviderAccount::providerAccountId)
            .toList();
    return his.isEmpty() ? Subject.NOBODY : Subject.ofUser(user.id(), his);
  }

  private static Optional<String> text(JsonObject object, String member) {
    return object.get(member) instanceof JsonString text
            && !text.getString().isBlank()
            && text.getString().length() <= LONGEST
        ? Optional.of(text.getString())
        : Optional.empty();
  }
}
