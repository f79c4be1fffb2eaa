package org.gatehouse.guard;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Beside {@code @RolesAllowed}: the caller must be signed in and have all of these permissions
 * (mission row A18). For JAX-RS resources, EJBs and other CDI beans; on a method it replaces that
 * of the class.
 */
@Inherited
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresPermission {
  /**
   * Names of permissions, as {@code PermissionSource}, {@code auth.permissions.roles} or the tables
   * say them.
   */
  @Nonbinding
  String[] value();
}
