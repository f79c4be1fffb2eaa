package org.gatehouse.provider.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gatehouse.account.User;
import org.gatehouse.harness.Fake;
import org.gatehouse.provider.Credentials;
import org.gatehouse.provider.CredentialsProvider;
import org.junit.jupiter.api.Test;

/** An application's own check of credentials takes the place of the built-in by being there. */
class CredentialsChoiceTest {
  private final Set<Bean<?>> beans = new HashSet<>();
  private Throwable problem;

  private static class Own implements CredentialsProvider {
    @Override
    public Optional<User> authorize(Credentials credentials) {
      return Optional.empty();
    }
  }

  private static final class Other extends Own {}

  @Test
  void the_built_in_counts_as_long_as_it_is_alone() {
    deployed(PasswordProvider.class);

    assertThat(CredentialsChoice.of(manager())).isInstanceOf(PasswordProvider.class);
    assertThat(problem).isNull();
  }

  @Test
  void the_applications_own_counts_as_soon_as_it_is_there() {
    deployed(PasswordProvider.class, Own.class);

    assertThat(CredentialsChoice.of(manager())).isExactlyInstanceOf(Own.class);
    assertThat(problem).isNull();
  }

  @Test
  void two_of_the_application_are_a_named_problem() {
    deployed(PasswordProvider.class, Own.class, Other.class);

    assertThat(problem)
        .hasMessageContaining("AmbiguousCredentialsProvider")
        .hasMessageContaining(Own.class.getName())
        .hasMessageContaining(Other.class.getName())
        .hasMessageNotContaining(PasswordProvider.class.getName());
  }

  private void deployed(Class<?>... types) {
    for (Class<?> type : types) {
      beans.add(Fake.of(Bean.class, Map.of("getBeanClass", function(a -> type))));
    }
    new CredentialsChoice()
        .check(
            Fake.of(
                AfterDeploymentValidation.class,
                Map.of(
                    "addDeploymentProblem",
                    function(
                        a -> {
                          problem = (Throwable) a[0];
                          return null;
                        }))),
            manager());
  }

  /** Resolves as CDI does where no bean is an alternative. */
  private BeanManager manager() {
    return Fake.of(
        BeanManager.class,
        Map.of(
            "getBeans",
            function(a -> beans),
            "resolve",
            function(
                a -> {
                  Set<?> found = (Set<?>) a[0];
                  if (found.size() > 1) {
                    throw new AmbiguousResolutionException();
                  }
                  return found.iterator().next();
                }),
            "createCreationalContext",
            function(a -> null),
            "getReference",
            function(a -> made(((Bean<?>) a[0]).getBeanClass()))));
  }

  private static Object made(Class<?> type) {
    return type == Own.class ? new Own() : new PasswordProvider();
  }

  private static Function<Object[], Object> function(Function<Object[], Object> function) {
    return function;
  }
}
