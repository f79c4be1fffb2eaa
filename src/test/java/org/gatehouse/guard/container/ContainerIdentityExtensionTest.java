package org.gatehouse.guard.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.security.Principal;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.harness.Fake;
import org.gatehouse.probe.IdentitySamples.AsksRequest;
import org.gatehouse.probe.IdentitySamples.AsksUri;
import org.gatehouse.probe.IdentitySamples.Closed;
import org.gatehouse.probe.IdentitySamples.Marked;
import org.gatehouse.probe.IdentitySamples.Open;
import org.gatehouse.probe.IdentitySamples.Plain;
import org.gatehouse.probe.IdentitySamples.Secured;
import org.gatehouse.probe.IdentitySamples.TakesEjb;
import org.junit.jupiter.api.Test;

/** For which classes the container must know the caller. */
class ContainerIdentityExtensionTest {
  private final ContainerIdentityExtension scan = new ContainerIdentityExtension();
  private boolean qualified;

  @Test
  void what_needs_no_caller_is_spared_the_login() throws Exception {
    target(Plain.class);
    target(AsksUri.class);
    resolve();

    assertThat(scan.needs(Plain.class)).isFalse();
    assertThat(scan.needs(AsksUri.class)).isFalse();
    assertThat(scan.needs(Plain.class, Plain.class.getMethod("nothing", String.class))).isFalse();
    assertThat(scan.needs(Open.class)).isFalse();
    assertThat(scan.needs(Closed.class)).as("no EJB").isFalse();
  }

  @Test
  void a_parameter_a_mark_and_a_secured_EJB_need_it_at_once() throws Exception {
    assertThat(scan.needs(Plain.class, Plain.class.getMethod("caller", Principal.class))).isTrue();
    assertThat(scan.needs(Marked.class)).isTrue();
    assertThat(scan.needs(Marked.class, Plain.class.getMethod("nothing", String.class))).isTrue();
    assertThat(scan.needs(Secured.class)).isTrue();
  }

  @Test
  void fields_of_JAX_RS_and_of_EJB_are_seen() {
    target(AsksRequest.class);
    target(TakesEjb.class);
    resolve();

    assertThat(scan.needs(AsksRequest.class)).isTrue();
    assertThat(scan.needs(TakesEjb.class)).isTrue();
  }

  @Test
  void an_injected_principal_is_seen_directly_and_behind_an_instance() {
    target(Plain.class, point(Principal.class, false));
    bean(AsksUri.class, point(generic(Instance.class, Principal.class), false));
    target(Closed.class, point(generic(jakarta.inject.Provider.class, Principal.class), false));
    target(Open.class, point(generic(Set.class, Principal.class), false));
    resolve();

    assertThat(scan.needs(Plain.class)).isTrue();
    assertThat(scan.needs(AsksUri.class)).isTrue();
    assertThat(scan.needs(Closed.class)).isTrue();
    assertThat(scan.needs(Open.class)).isFalse();
  }

  @Test
  void a_secured_EJB_is_reached_over_other_beans_and_a_ring_ends() {
    ejb(Secured.class);
    ejb(Open.class);
    target(Plain.class, point(AsksUri.class, false));
    bean(AsksUri.class, point(Plain.class, false), point(Secured.class, true));
    target(Closed.class, point(Open.class, true));
    resolve();

    assertThat(scan.needs(Plain.class)).isTrue();
    assertThat(scan.needs(AsksUri.class)).isTrue();
    assertThat(scan.needs(Closed.class)).isFalse();
  }

  @Test
  void our_own_beans_lead_to_no_caller() {
    target(ContainerIdentityExtensionTest.class, point(Principal.class, false));
    resolve();

    assertThat(scan.needs(ContainerIdentityExtensionTest.class)).isFalse();
  }

  @Test
  void a_point_with_qualifiers_is_resolved_with_them_and_an_EJB_without() {
    target(Plain.class, point(AsksUri.class, false));
    resolve();
    assertThat(qualified).isTrue();
    target(Plain.class, point(AsksUri.class, true));
    resolve();
    assertThat(qualified).isFalse();
  }

  private void target(Class<?> type, InjectionPoint... points) {
    scan.target(
        fake(
            ProcessInjectionTarget.class,
            Map.of(
                "getAnnotatedType",
                fake(AnnotatedType.class, Map.of("getJavaClass", type)),
                "getInjectionTarget",
                fake(InjectionTarget.class, Map.of("getInjectionPoints", Set.of(points))))));
  }

  private void bean(Class<?> type, InjectionPoint... points) {
    scan.bean(
        fake(
            ProcessManagedBean.class,
            Map.of(
                "getAnnotatedBeanClass",
                fake(AnnotatedType.class, Map.of("getJavaClass", type)),
                "getBean",
                fake(Bean.class, Map.of("getInjectionPoints", Set.of(points))))));
  }

  private void ejb(Class<?> type, InjectionPoint... points) {
    scan.ejb(
        fake(
            ProcessSessionBean.class,
            Map.of(
                "getAnnotated",
                fake(AnnotatedType.class, Map.of("getJavaClass", type)),
                "getBean",
                fake(Bean.class, Map.of("getInjectionPoints", Set.of(points))))));
  }

  private void resolve() {
    Function<Object[], Object> beans =
        arguments -> {
          qualified = ((Object[]) arguments[1]).length > 0;
          if (arguments[0] instanceof Class<?> type) {
            Bean<?> bean = fake(Bean.class, Map.of("getBeanClass", type));
            return Set.of(bean);
          }
          return Set.of();
        };
    scan.resolve(null, fake(BeanManager.class, Map.of("getBeans", beans)));
  }

  private static InjectionPoint point(Type type, boolean ejb) {
    Set<Object> qualifiers =
        Arrays.stream(Deprecation.class.getAnnotations()).collect(Collectors.toSet());
    return fake(
        InjectionPoint.class,
        Map.of(
            "getType",
            type,
            "getQualifiers",
            qualifiers,
            "getAnnotated",
            fake(Annotated.class, Map.of("isAnnotationPresent", ejb))));
  }

  @Deprecated
  private static final class Deprecation {}

  private static Type generic(Class<?> raw, Type argument) {
    return Fake.of(
        ParameterizedType.class,
        Map.of("getRawType", raw, "getActualTypeArguments", new Type[] {argument}));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <T> T fake(Class type, Map<String, Object> answers) {
    return (T) Fake.of(type, answers);
  }
}
