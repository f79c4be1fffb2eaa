package org.gatehouse.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource or servlet whose code needs the container to know the caller in a way that the
 * deployment scan cannot see: an EJB looked up by JNDI or {@code CDI.current()}, for instance.
 * Without the mark such calls are refused, never allowed.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ContainerIdentity {}
