package dev.storehand.core.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a part means, beyond its shape; told together with the faults of shape. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Means {
  /** A class with a constructor that takes nothing. */
  Class<? extends Sense> value();
}
