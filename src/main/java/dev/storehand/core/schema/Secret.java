package dev.storehand.core.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text that is shown once. Replays, audit, logs, examples and dry runs carry null in its place
 * ({@link Shape#masked}); an output schema therefore gives it no type.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Secret {}
