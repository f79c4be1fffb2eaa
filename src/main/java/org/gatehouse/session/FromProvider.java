package org.gatehouse.session;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of which provider an injected {@link ProviderAccessToken} is, as {@link
 * ProviderAccessToken#of} does: {@code @Inject @FromProvider("github") ProviderAccessToken token}.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface FromProvider {
  /** An id of {@code auth.providers}. */
  @Nonbinding
  String value();
}
