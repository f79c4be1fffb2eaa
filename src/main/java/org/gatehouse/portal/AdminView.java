package org.gatehouse.portal;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.account.User;
import org.gatehouse.application.SealingSecrets;
import org.gatehouse.application.Texts;

/** Turns users into the rows of the administration page. */
final class AdminView {
  static final int PAGE = 50;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private AdminView() {}

  static List<AdminPage.Row> rows(List<User> users, Set<String> roles, Texts texts) {
    return users.stream().limit(PAGE).map(user -> row(user, roles, texts)).toList();
  }

  /**
   * @param found one more than a page if there are further users
   */
  static List<PortalFrame.Link> pages(String address, int offset, int found, Texts texts) {
    List<PortalFrame.Link> links = new ArrayList<>();
    if (offset > 0) {
      String before = address + "?offset=" + Math.max(0, offset - PAGE);
      links.add(new PortalFrame.Link(before, texts.get("before"), false));
    }
    if (found > PAGE) {
      String after = address + "?offset=" + (offset + PAGE);
      links.add(new PortalFrame.Link(after, texts.get("after"), false));
    }
    return links;
  }

  static List<AdminPage.SecretRow> secrets(List<SealingSecrets.Status> secrets, Texts texts) {
    return secrets.stream()
        .map(
            secret ->
                new AdminPage.SecretRow(
                    secret.setting(),
                    secret.id(),
                    texts.get("secret." + secret.state().name())
                        + secret.time().map(time -> " " + MINUTE.format(time)).orElse(""),
                    secret.sessions().isPresent()
                        ? String.valueOf(secret.sessions().getAsLong())
                        : ""))
        .toList();
  }

  private static AdminPage.Row row(User user, Set<String> roles, Texts texts) {
    Set<String> choices = new TreeSet<>(roles);
    user.role().ifPresent(choices::add);
    return new AdminPage.Row(
        user.id(),
        user.username(),
        user.name().orElse(user.username()),
        user.email().orElse(""),
        choices.stream()
            .map(role -> new AdminPage.Choice(role, user.role().filter(role::equals).isPresent()))
            .toList(),
        texts.get(user.disabled() ? "disabled" : "active"),
        user.disabled() ? "enable" : "disable",
        texts.get(user.disabled() ? "enable" : "disable"));
  }
}
