package org.gatehouse.guard.jaxrs;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Added to sub-resource locators at deployment, since they run before any request filter. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface GuardedLocator {
  /** The binding as a value. */
  final class Literal extends AnnotationLiteral<GuardedLocator> implements GuardedLocator {
    private static final long serialVersionUID = 1L;
    static final Literal INSTANCE = new Literal();
  }
}
