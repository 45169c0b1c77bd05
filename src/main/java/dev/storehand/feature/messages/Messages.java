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
   * @param secret a text somewhere in it that lists and events are to be without, such as what a
   *     link ends in: only {@code read_message} gives the message as it is to be delivered
   * @return the message's id
   */
  public String record(
      WriteTx tx,
      String kind,
      String recipient,
      String subject,
      String body,
      Optional<String> causeId,
      Optional<String> secret) {
    Message message =
        new Message(
            tx.id("msg"),
            kind,
            Message.Channel.EMAIL,
            recipient,
            without(secret, subject),
            without(secret, body),
            MessageStatus.RECORDED,
            causeId,
            Optional.empty(),
            Optional.empty(),
            tx.now());
    messages.insert(tx, message, secret);
    tx.happened("message.recorded", message);
    return message.id();
  }

  private static String without(Optional<String> secret, String text) {
    return secret.map(hidden -> text.replace(hidden, Message.HIDDEN)).orElse(text);
  }
}
