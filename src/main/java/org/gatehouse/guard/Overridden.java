package org.gatehouse.guard;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The methods of superclasses and interfaces in whose place a method is called. */
public final class Overridden {
  private Overridden() {}

  /**
   * Those with the same name whose parameters take what this one takes: where type variables stand
   * in the signature, one too many rather than one too few.
   */
  public static Stream<Method> methods(Method method) {
    Set<Class<?>> above = new LinkedHashSet<>();
    collect(method.getDeclaringClass(), above);
    return above.stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(candidate -> overrides(method, candidate));
  }

  private static void collect(Class<?> type, Set<Class<?>> found) {
    Class<?> parent = type.getSuperclass();
    if (parent != null && parent != Object.class && found.add(parent)) {
      collect(parent, found);
    }
    for (Class<?> contract : type.getInterfaces()) {
      if (found.add(contract)) {
        collect(contract, found);
      }
    }
  }

  private static boolean overrides(Method method, Method candidate) {
    int modifiers = candidate.getModifiers();
    Class<?>[] own = method.getParameterTypes();
    Class<?>[] others = candidate.getParameterTypes();
    return candidate.getName().equals(method.getName())
        && !Modifier.isPrivate(modifiers)
        && !Modifier.isStatic(modifiers)
        && own.length == others.length
        && IntStream.range(0, own.length).allMatch(i -> others[i].isAssignableFrom(own[i]));
  }
}
