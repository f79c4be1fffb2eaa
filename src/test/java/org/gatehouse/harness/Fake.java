package org.gatehouse.harness;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** Implements an interface of the container by a table, for tests of rules that take one. */
public final class Fake {
  private Fake() {}

  /**
   * @param answers by name of the method: a value, or a function of the arguments; null, false or
   *     zero for all others
   */
  public static <T> T of(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            Fake.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer = answers.get(method.getName());
              if (answer instanceof Function<?, ?> function) {
                @SuppressWarnings("unchecked")
                Function<Object[], Object> called = (Function<Object[], Object>) function;
                return called.apply(arguments == null ? new Object[0] : arguments);
              }
              return answer == null
                  ? nothing(proxy, method.getName(), method.getReturnType(), arguments)
                  : answer;
            }));
  }

  private static Object nothing(Object proxy, String name, Class<?> type, Object[] arguments) {
    if (name.equals("equals")) {
      return proxy == arguments[0];
    }
    if (name.equals("hashCode")) {
      return System.identityHashCode(proxy);
    }
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    return type == long.class ? (Object) 0L : null;
  }
}
