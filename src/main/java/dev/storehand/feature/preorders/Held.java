package dev.storehand.feature.preorders;

/** What of a preorder waits until it is released. */
enum Held {
  NONE,
  PREORDER_LINES,
  WHOLE_ORDER
}
