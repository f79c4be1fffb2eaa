package org.gatehouse.harness;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;

/** Fills the injected fields of a bean as the container would, for tests in memory. */
public final class Injected {
  private Injected() {}

  /**
   * @param collaborators each goes into the fields that take it; a field without one stays null
   */
  public static <T> T into(T bean, Object... collaborators) {
    List<Object> given = Arrays.asList(collaborators);
    for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
      Arrays.stream(type.getDeclaredFields())
          .filter(field -> field.isAnnotationPresent(jakarta.inject.Inject.class))
          .forEach(field -> fill(bean, field, given));
    }
    return bean;
  }

  private static void fill(Object bean, Field field, List<Object> given) {
    given.stream()
        .filter(field.getType()::isInstance)
        .findFirst()
        .ifPresent(
            value -> {
              try {
                field.setAccessible(true);
                field.set(bean, value);
              } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
              }
            });
  }
}
