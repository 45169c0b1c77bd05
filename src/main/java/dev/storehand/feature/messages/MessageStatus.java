package dev.storehand.feature.messages;

/** How far a message is. */
enum MessageStatus {
  RECORDED,
  SENT,
  FAILED
}
