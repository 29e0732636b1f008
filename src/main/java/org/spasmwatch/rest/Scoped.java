package org.spasmwatch.rest;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a caller has to be allowed to do before a resource method runs: {@code AuditEvent.rs}, a
 * resource type and interactions in the letters of SMART App Launch 2 (section "Scopes for
 * requesting FHIR Resources"). The scope that a token needs has {@code system/} before it.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Scoped {
  /**
   * {@code <Type>.<interactions>}. A type in braces is the path parameter of that name: {@code
   * {type}.rs}.
   */
  String value();

  /** Whether who sends no token is let in while it is a trial. */
  boolean openInTrial() default false;
}
