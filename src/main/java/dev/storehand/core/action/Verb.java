package dev.storehand.core.action;

/** The four HTTP verbs an action can be reached by. */
public enum Verb {
  GET,
  POST,
  PATCH,
  DELETE
}
