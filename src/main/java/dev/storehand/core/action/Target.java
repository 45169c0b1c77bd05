package dev.storehand.core.action;

/** How a client names the action it wants. */
public sealed interface Target {

  /** By verb and path below the base, as it came: not yet decoded. */
  record Path(Verb verb, String raw) implements Target {}

  /** By its name, as MCP, the shell and saved requests do. */
  record Name(String name) implements Target {}
}
