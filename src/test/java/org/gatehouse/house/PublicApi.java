package org.gatehouse.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an application may use, as the README lists it. */
final class PublicApi {
  private static final String HOUSE = "org.gatehouse.";

  /**
   * @param types their simple names; empty means every one of the package
   * @param use what they are for
   */
  private record Row(String room, List<String> types, String use) {
    boolean holds(JavaClass type) {
      return type.getPackageName().equals(HOUSE + room)
          && (types.isEmpty() || types.contains(outermost(type).getSimpleName()));
    }

    String line() {
      String names =
          types.isEmpty()
              ? "all"
              : types.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
      return "| `%s` | %s | %s |".formatted(room, names, use);
    }
  }

  private static final List<Row> ROWS =
      List.of(
          row("callback", "the hooks, what they are shown, and how an update is refused"),
          row("session", "who is calling, to inject"),
          row(
              "application",
              "services to inject: sessions, ways to sign in, addresses, pages and their words"),
          row("json", "bounded JSON, and records to JSON and back"),
          row("token", "the claims of a token, to read and to change", "Claims"),
          row(
              "guard",
              "annotations beside `@RolesAllowed`, what they ask for, and the refusal that is answered 403",
              "RequiresPermission",
              "ContainerIdentity",
              "AccessRule",
              "PermissionDeniedException"),
          row(
              "problem",
              "answers as problem JSON, like those of the guard",
              "ProblemDetail",
              "ProblemCode"),
          row(
              "provider",
              "a form checked by your own code instead of the database",
              "CredentialsProvider",
              "Credentials",
              "CredentialsSigninException",
              "ProviderUnavailableException",
              "ProviderBusyException"),
          row(
              "provider.oauth",
              "reading the profile of a provider that says it in its own way",
              "ProfileMapping",
              "Profile"),
          row(
              "account",
              "who people are, as callbacks see them",
              "User",
              "Tenant",
              "Invitation",
              "ProviderAccount",
              "ProviderTokens"),
          row(
              "account",
              "the user store, for EJBs that administer people; changes need their transaction,"
                  + " and `Turns` lets two administrators take turns",
              "Users",
              "Tenants",
              "Invitations",
              "Turns",
              "PeopleById",
              "Memberships",
              "StoredPassword"),
          row(
              "database",
              "marks code of yours whose database failures are answered 503",
              "DatabaseCalls",
              "DatabaseUnavailableException"),
          row("flow", "CDI events to observe", "SignedIn", "SignedOut", "SessionShown"),
          row("pipeline", "the same", "TenantSwitchRefused"),
          row("signals", "the same", "ProviderSignal"),
          row("sessions", "the same", "SessionsEnded"),
          row("session.write", "the same", "LargeToken"));

  private PublicApi() {}

  private static Row row(String room, String use, String... types) {
    return new Row(room, List.of(types), use);
  }

  static boolean has(JavaClass type) {
    return ROWS.stream().anyMatch(row -> row.holds(type));
  }

  /** Full names of the listed types; those of whole packages are not among them. */
  static Set<String> named() {
    return ROWS.stream()
        .flatMap(row -> row.types().stream().map(name -> HOUSE + row.room() + "." + name))
        .collect(Collectors.toSet());
  }

  /** The table of the README. */
  static String table() {
    return Stream.concat(
            Stream.of("| package | types | for |", "|---|---|---|"), ROWS.stream().map(Row::line))
        .collect(Collectors.joining("\n"));
  }

  static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(PublicApi::outermost).orElse(type);
  }
}
