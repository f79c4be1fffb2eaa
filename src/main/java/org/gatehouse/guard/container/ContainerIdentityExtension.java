package org.gatehouse.guard.container;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.security.Principal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.guard.ContainerIdentity;

/**
 * Finds, while the application is deployed, the resources and servlets for which the container must
 * know the caller: those that reach a secured EJB or inject what only the container can fill. All
 * others are spared the container's login, which costs more than the rest of a request.
 */
public class ContainerIdentityExtension implements Extension {
  private static final Set<Type> FILLED_BY_CONTAINER =
      Set.of(Principal.class, SecurityContext.class, HttpServletRequest.class);

  /** Gatehouse's own beans take the request for its headers and never ask it for the caller. */
  private static final Set<String> OWN_ROOMS =
      Stream.of(
              "account",
              "callback",
              "config",
              "cookie",
              "database",
              "flow",
              "guard",
              "guard.container",
              "guard.jaxrs",
              "guard.servlet",
              "pipeline",
              "pipeline.refresh",
              "session.write",
              "store",
              "trace",
              "web",
              "web.page")
          .map(room -> "org.gatehouse." + room)
          .collect(Collectors.toUnmodifiableSet());

  private final Map<Class<?>, Set<InjectionPoint>> points = new HashMap<>();
  private final Set<Class<?>> securedEjbs = new HashSet<>();
  private final Set<Class<?>> marked = new HashSet<>();

  <T> void target(@Observes ProcessInjectionTarget<T> event) {
    points.put(
        event.getAnnotatedType().getJavaClass(), event.getInjectionTarget().getInjectionPoints());
  }

  void bean(@Observes ProcessManagedBean<?> event) {
    points.put(event.getAnnotatedBeanClass().getJavaClass(), event.getBean().getInjectionPoints());
  }

  void ejb(@Observes ProcessSessionBean<?> event) {
    AnnotatedType<?> type = (AnnotatedType<?>) event.getAnnotated();
    points.put(type.getJavaClass(), event.getBean().getInjectionPoints());
    if (secured(type.getJavaClass())) {
      securedEjbs.add(type.getJavaClass());
    }
  }

  void resolve(@Observes AfterDeploymentValidation event, BeanManager beans) {
    points.keySet().stream()
        .filter(type -> reaches(type, beans, new HashSet<>()))
        .forEach(marked::add);
    points.clear();
  }

  /** Whether the container must be told who calls this resource method. */
  public boolean needs(Class<?> type, Method method) {
    return needs(type)
        || Arrays.stream(method.getParameterTypes()).anyMatch(FILLED_BY_CONTAINER::contains);
  }

  /** Whether the container must be told who calls this resource or servlet. */
  public boolean needs(Class<?> type) {
    return marked.contains(type)
        || type.isAnnotationPresent(ContainerIdentity.class)
        || isEjb(type) && secured(type);
  }

  private boolean reaches(Class<?> type, BeanManager beans, Set<Class<?>> seen) {
    if (securedEjbs.contains(type)) {
      return true;
    }
    if (!seen.add(type) || OWN_ROOMS.contains(type.getPackageName())) {
      return false;
    }
    return asksContext(type)
        || points.getOrDefault(type, Set.of()).stream()
            .anyMatch(point -> reaches(point, beans, seen));
  }

  private boolean reaches(InjectionPoint point, BeanManager beans, Set<Class<?>> seen) {
    Type type = target(point.getType());
    if (FILLED_BY_CONTAINER.contains(type)) {
      return true;
    }
    Annotation[] qualifiers = point.getQualifiers().toArray(Annotation[]::new);
    Set<Bean<?>> found =
        ejbInjection(point) ? beans.getBeans(type) : beans.getBeans(type, qualifiers);
    return found.stream().anyMatch(bean -> reaches(bean.getBeanClass(), beans, seen));
  }

  private static boolean ejbInjection(InjectionPoint point) {
    return point.getAnnotated().isAnnotationPresent(jakarta.ejb.EJB.class);
  }

  /** {@code Instance<T>} and {@code Provider<T>} lead to T. */
  private static Type target(Type type) {
    if (type instanceof ParameterizedType generic
        && (generic.getRawType() == Instance.class
            || generic.getRawType() == jakarta.inject.Provider.class)) {
      return generic.getActualTypeArguments()[0];
    }
    return type;
  }

  /** {@code @Context} and {@code @EJB} fields are no CDI injection points. */
  private boolean asksContext(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .anyMatch(
            field ->
                field.isAnnotationPresent(jakarta.ejb.EJB.class)
                    || field.isAnnotationPresent(jakarta.ws.rs.core.Context.class)
                        && FILLED_BY_CONTAINER.contains(field.getType()));
  }

  private static boolean isEjb(Class<?> type) {
    return Stream.of(Stateless.class, Stateful.class, Singleton.class)
        .anyMatch(type::isAnnotationPresent);
  }

  private static boolean secured(Class<?> type) {
    return restricts(type)
        || Arrays.stream(type.getMethods()).anyMatch(ContainerIdentityExtension::restricts);
  }

  private static boolean restricts(AnnotatedElement element) {
    return Stream.of(RolesAllowed.class, DenyAll.class, DeclareRoles.class)
        .anyMatch(element::isAnnotationPresent);
  }
}
