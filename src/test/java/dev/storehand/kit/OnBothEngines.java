package dev.storehand.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that runs on SQLite and on PostgreSQL. Its method takes a {@link TestDatabase} or a {@link
 * TestApp}, fresh each time and closed afterwards.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "on {0}")
@ArgumentsSource(Engines.class)
public @interface OnBothEngines {
  /** The folder of migrations that makes its tables. */
  String schema() default "schema";
}
