package org.gatehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may call a method, where several places have a say. */
class AccessRuleTest {
  interface Generic<T> {
    @RolesAllowed("ADMIN")
    void put(T value);
  }

  @PermitAll
  static class Typed implements Generic<String> {
    @Override
    public void put(String value) {}
  }

  @RolesAllowed({"STAFF", "ADMIN"})
  static class Staff {
    public void inherited() {}

    @RolesAllowed("STAFF")
    public void own() {}

    public void overridden() {}

    @RequiresPermission("read")
    public void permitted() {}
  }

  @RolesAllowed({"ADMIN", "AUDITOR"})
  static class Narrower extends Staff {}

  @RolesAllowed("**")
  static class Wider extends Staff {
    @Override
    public void overridden() {}
  }

  @RolesAllowed("AUDITOR")
  static class Other extends Staff {}

  @DenyAll
  static class Closed extends Staff {}

  @PermitAll
  @RequiresPermission("write")
  static class Asking extends Staff {
    @Override
    public void permitted() {}
  }

  @PermitAll
  @RequiresPermission("read")
  static class Free {
    public void free() {}
  }

  @RequiresPermission("write")
  static class FreeBelow extends Free {}

  @PermitAll
  static class Everyone {
    public void all() {}
  }

  static class Bare {
    @RequiresPermission("read")
    public void bare() {}
  }

  static class Silent {
    public void method() {}
  }

  @PermitAll
  static class Opening extends Silent {}

  @Test
  void an_inherited_method_keeps_the_rule_of_the_class_that_declares_it() {
    assertThat(rule(Wider.class, "inherited")).isEqualTo(roles("STAFF", "ADMIN"));
  }

  @Test
  void of_two_lists_of_roles_only_the_common_ones_count() {
    assertThat(rule(Narrower.class, "inherited")).isEqualTo(roles("ADMIN"));
    assertThat(rule(Other.class, "inherited")).isEqualTo(new AccessRule.Nobody());
  }

  @Test
  void a_class_closes_what_it_inherits_and_opens_nothing() {
    assertThat(rule(Closed.class, "inherited")).isEqualTo(new AccessRule.Nobody());
    assertThat(rule(Opening.class, "method")).isEqualTo(new AccessRule.Unannotated());
    assertThat(rule(Wider.class, "overridden")).isEqualTo(roles("STAFF", "ADMIN"));
  }

  @Test
  void an_annotation_of_the_method_itself_goes_before_all_others() {
    assertThat(rule(Narrower.class, "own")).isEqualTo(roles("STAFF"));
  }

  @Test
  void an_interface_with_a_type_variable_closes_the_method_that_implements_it() {
    assertThat(rule(Typed.class, "put")).isEqualTo(roles("ADMIN"));
  }

  @Test
  void permissions_of_all_places_are_asked_for() {
    assertThat(permissions(Asking.class, "permitted")).containsExactlyInAnyOrder("read", "write");
    assertThat(permissions(Staff.class, "permitted")).containsExactly("read");
  }

  @Test
  void where_a_permission_is_asked_for_everybody_means_every_signed_in_user() {
    assertThat(rule(Free.class, "free")).isEqualTo(roles("**"));
    assertThat(rule(Bare.class, "bare")).isEqualTo(roles("**"));
    assertThat(rule(Everyone.class, "all")).isEqualTo(new AccessRule.Everybody());
  }

  @Test
  void the_permission_of_the_declaring_class_and_of_the_object_are_both_asked_for() {
    assertThat(permissions(FreeBelow.class, "free")).containsExactlyInAnyOrder("read", "write");
    assertThat(permissions(Free.class, "free")).containsExactly("read");
  }

  private static AccessRule roles(String... names) {
    return new AccessRule.Roles(Set.of(names));
  }

  private static AccessRule rule(Class<?> type, String name) {
    return AccessRule.of(type, method(type, name));
  }

  private static Set<String> permissions(Class<?> type, String name) {
    return AccessRule.permissions(type, method(type, name));
  }

  private static java.lang.reflect.Method method(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name) && !method.isBridge())
        .findFirst()
        .orElseThrow();
  }
}
