package org.gatehouse.trace;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.regex.Pattern;

/** Finds who asked, among the calls under way; in development only, since it is not cheap. */
final class Asker {
  private static final String NOBODY = "-";
  private static final int LONGEST = 120;
  private static final Pattern GENERATED = Pattern.compile("\\$Proxy\\$|_\\$\\$_Weld");
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");

  /** The JDK and servers, whose calls lie between the application and what it asks. */
  private static final List<String> PLATFORM =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "jakarta.",
          "org.jboss.",
          "com.ibm.",
          "io.openliberty.",
          "org.apache.",
          "org.glassfish.",
          "org.gatehouse.trace.");

  private Asker() {}

  /** The first that is neither platform nor generated, nor begins so. */
  static String beyond(String own) {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> !frame.getClassName().startsWith(own))
                    .filter(Asker::asks)
                    .findFirst())
        .map(frame -> shown(frame.getClassName(), frame.getMethodName()))
        .orElse(NOBODY);
  }

  /** {@code Type.method}, without packages; that of a lambda is the method it stands in. */
  static String shown(String type, String method) {
    String simple = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
    String name = LAMBDA.matcher(method).replaceAll("$1");
    String whole = simple + "." + name;
    return whole.substring(0, Math.min(whole.length(), LONGEST));
  }

  private static boolean asks(StackFrame frame) {
    String type = frame.getClassName();
    return PLATFORM.stream().noneMatch(type::startsWith) && !GENERATED.matcher(type).find();
  }
}
