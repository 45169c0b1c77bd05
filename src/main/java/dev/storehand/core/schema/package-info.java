/**
 * Records seen from outside: their JSON Schema, the check of an input against it, and the one JSON
 * mapper of the program. Anyone above {@code core.problem} may use it. It uses {@code
 * core.problem}, and is the only place that knows the schema generator and the validator.
 */
package dev.storehand.core.schema;
