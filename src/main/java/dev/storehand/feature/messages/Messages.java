package dev.storehand.feature.messages;

import dev.storehand.core.db.WriteTx;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Records what is to be said to people. */
public final class Messages {
  private final MessageStore messages = new MessageStore();

  /**
   * A text somewhere in a message that lists and events are to be without, such as what a link ends
   * in: only {@code read_message} gives the message as it is to be delivered.
   *
   * @param until when it has no use any more, and is removed
   */
  public record Secret(String text, Instant until) {}

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
      Optional<String> causeId,
      Optional<Secret> secret) {
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

  /** What is secret in messages about a thing has no use any more. */
  public void removeSecrets(WriteTx tx, String causeId) {
    messages.removeSecrets(tx, causeId);
  }

  /** Whom messages about some things went to is to be forgotten, with what they said. */
  public void forget(WriteTx tx, Collection<String> causeIds) {
    messages.forget(tx, causeIds);
  }

  private static String without(Optional<Secret> secret, String text) {
    return secret.map(hidden -> text.replace(hidden.text(), Message.HIDDEN)).orElse(text);
  }
}
