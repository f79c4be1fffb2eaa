package org.gatehouse.provider.credentials;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.provider.CredentialsProvider;

/**
 * Which {@link CredentialsProvider} checks the form: the application's if it has one, else the
 * built-in. With two of its own, of which neither is preferred, the application does not start.
 */
public class CredentialsChoice implements Extension {
  void check(@Observes AfterDeploymentValidation event, BeanManager beans) {
    try {
      bean(beans);
    } catch (AmbiguousResolutionException e) {
      String names =
          own(beans).stream()
              .map(bean -> bean.getBeanClass().getName())
              .sorted()
              .collect(Collectors.joining(", "));
      event.addDeploymentProblem(
          new DeploymentException(
              "AmbiguousCredentialsProvider: "
                  + names
                  + " are all there to check credentials. Fix: keep one, or make the one that counts"
                  + " an @Alternative with a @Priority."));
    }
  }

  static CredentialsProvider of(BeanManager beans) {
    Bean<?> bean = bean(beans);
    return (CredentialsProvider)
        beans.getReference(bean, CredentialsProvider.class, beans.createCreationalContext(bean));
  }

  private static Bean<?> bean(BeanManager beans) {
    Set<Bean<?>> own = own(beans);
    return beans.resolve(own.isEmpty() ? all(beans) : own);
  }

  private static Set<Bean<?>> own(BeanManager beans) {
    return all(beans).stream()
        .filter(bean -> bean.getBeanClass() != PasswordProvider.class)
        .collect(Collectors.toSet());
  }

  private static Set<Bean<?>> all(BeanManager beans) {
    return beans.getBeans(CredentialsProvider.class, Any.Literal.INSTANCE);
  }
}
