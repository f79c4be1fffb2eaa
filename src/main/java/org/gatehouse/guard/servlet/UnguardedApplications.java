package org.gatehouse.guard.servlet;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Application;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * JAX-RS applications of the WAR that switch the loading of services off (Jakarta RESTful Web
 * Services 3.1, 4.1.2), and with it the guard: nothing of them is served.
 */
final class UnguardedApplications {
  private static final Logger LOG = System.getLogger(UnguardedApplications.class.getName());
  private static final String LOAD_SERVICES = "jakarta.ws.rs.loadServices";
  private static final String APPLICATION = "jakarta.ws.rs.Application";

  /** Names of servlets. */
  private final Set<String> servlets;

  private UnguardedApplications(Set<String> servlets) {
    this.servlets = servlets;
  }

  static UnguardedApplications of(ServletContext context) {
    return new UnguardedApplications(
        context.getServletRegistrations().values().stream()
            .filter(servlet -> unguarded(servlet, context.getClassLoader()))
            .map(ServletRegistration::getName)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** A file is served by no servlet that has a name. */
  boolean serve(HttpServletRequest request) {
    if (servlets.isEmpty()) {
      return false;
    }
    String servlet = request.getHttpServletMapping().getServletName();
    return servlet != null && servlets.contains(servlet);
  }

  /** An application's servlet has its class for a name, or as a parameter (section 2.3.2). */
  private static boolean unguarded(ServletRegistration servlet, ClassLoader classes) {
    return Stream.of(servlet.getInitParameter(APPLICATION), servlet.getName())
        .filter(Objects::nonNull)
        .anyMatch(name -> unguarded(name, classes));
  }

  private static boolean unguarded(String name, ClassLoader classes) {
    try {
      Class<?> type = Class.forName(name, false, classes);
      return Application.class.isAssignableFrom(type)
          && refusesServices(type.asSubclass(Application.class));
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static boolean refusesServices(Class<? extends Application> type) {
    boolean refuses;
    try {
      Object load = application(type).getProperties().get(LOAD_SERVICES);
      refuses = load != null && !Boolean.parseBoolean(load.toString());
    } catch (ReflectiveOperationException | RuntimeException e) {
      refuses = true;
    }
    if (refuses) {
      LOG.log(
          Level.ERROR,
          "UnguardedApplication: {0} sets {1} to false, or cannot be asked: its resources would have"
              + " no guard, and are refused with 403. Fix: leave the property out.",
          type.getName(),
          LOAD_SERVICES);
    }
    return refuses;
  }

  private static Application application(Class<? extends Application> type)
      throws ReflectiveOperationException {
    Instance<? extends Application> bean = CDI.current().select(type);
    return bean.isResolvable() ? bean.get() : type.getDeclaredConstructor().newInstance();
  }
}
