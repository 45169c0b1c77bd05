package dev.storehand.feature.messages;

import dev.storehand.core.db.WriteTx;
import java.util.Optional;

/** Records what is to be said to people. */
public final class Messages {
  private final MessageStore messages = new MessageStore();

  /**
   * Records an email, which is kept whether or not it can be sent.
   *
   * @param kind what it is about, such as {@code preorder_confirmation}
   * @param recipient an email address
   * @param body its text, as it is to be read
   * @param causeId what it is about, by its id
   * @return the message's id
   */
  public String record(
      WriteTx tx,
      String kind,
      String recipient,
      String subject,
      String body,
      Optional<String> causeId) {
    Message message =
        new Message(
            tx.id("msg"),
            kind,
            Message.Channel.EMAIL,
            recipient,
            subject,
            body,
            MessageStatus.RECORDED,
            causeId,
            Optional.empty(),
            Optional.empty(),
            tx.now());
    messages.insert(tx, message);
    tx.happened("message.recorded", message);
    return message.id();
  }
}
