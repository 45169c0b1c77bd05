package dev.storehand.feature.messages;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The table {@code message}. */
final class MessageStore {

  /** By what messages are found; times are inclusive. */
  record Filter(
      Optional<String> kind,
      Optional<String> recipient,
      Optional<MessageStatus> status,
      Optional<String> causeId,
      Optional<Instant> from,
      Optional<Instant> to) {}

  /**
   * Keeps a message.
   *
   * @param secret what is left out of its texts
   */
  void insert(WriteTx tx, Message message, Optional<Messages.Secret> secret) {
    tx.sql(
            """
            insert into message (id, shop, mode, kind, channel, recipient, subject, body, status,
              cause_id, failure, sent_at, created_at, secret, secret_until)
            values (:id, :shop, :mode, :kind, :channel, :recipient, :subject, :body, :status,
              :cause, :failure, :sent, :created, :secret, :until)""")
        .bind("id", message.id())
        .bind("kind", message.kind())
        .bind("channel", message.channel())
        .bind("recipient", message.recipient())
        .bind("subject", message.subject())
        .bind("body", message.body())
        .bind("status", message.status())
        .bind("cause", message.causeId())
        .bind("failure", message.failure())
        .bind("sent", message.sentAt())
        .bind("created", message.createdAt())
        .bind("secret", secret.map(Messages.Secret::text))
        .bind("until", secret.map(Messages.Secret::until))
        .run();
  }

  /** Removes the secrets of messages about a thing. */
  void removeSecrets(WriteTx tx, String causeId) {
    tx.sql(
            """
            update message set secret = null
            where shop = :shop and mode = :mode and cause_id = :cause and secret is not null""")
        .bind("cause", causeId)
        .run();
  }

  /** Removes secrets that have no use any more, at most this many. */
  int sweepSecrets(WriteTx tx, int most) {
    return tx.unscoped(
            """
            update message set secret = null where id in
              (select id from message where secret is not null and secret_until <= :now
              order by secret_until, id limit :most)""")
        .bind("now", tx.now())
        .bind("most", most)
        .run();
  }

  /** Clears to whom messages about some things went, and what they said. */
  void forget(WriteTx tx, Collection<String> causeIds) {
    tx.sql(
            """
            update message set recipient = '', subject = '', body = '', failure = null, secret = null
            where shop = :shop and mode = :mode and cause_id in (:causes)""")
        .bind("causes", causeIds)
        .run();
  }

  /**
   * The message of this id, as it is to be delivered.
   *
   * @throws Problem 404
   */
  Message get(ReadTx tx, String id) {
    return tx.sql("select * from message where shop = :shop and mode = :mode and id = :id")
        .bind("id", id)
        .first(MessageStore::whole)
        .orElseThrow(() -> Problem.notFound("Message", id).next("list_messages"));
  }

  /** Messages, newest first. */
  Page<Message> list(ReadTx tx, Paging paging, Filter filter) {
    return tx.select(paging, "m.*", "message m where m.shop = :shop and m.mode = :mode")
        .id("m.id")
        .and("m.kind = :kind", filter.kind())
        .and("m.recipient = :recipient", filter.recipient())
        .and("m.status = :status", filter.status())
        .and("m.cause_id = :cause", filter.causeId())
        .and("m.created_at >= :from", filter.from())
        .and("m.created_at <= :to", filter.to())
        .sort("created_at", "m.created_at", SortKind.NUMBER)
        .page(MessageStore::message);
  }

  private static Message whole(Row row) {
    return message(row, row.maybeText("secret").orElse(Message.HIDDEN));
  }

  private static Message message(Row row) {
    return message(row, Message.HIDDEN);
  }

  private static Message message(Row row, String secret) {
    return new Message(
        row.text("id"),
        row.text("kind"),
        row.choice("channel", Message.Channel.class),
        row.text("recipient"),
        row.text("subject").replace(Message.HIDDEN, secret),
        row.text("body").replace(Message.HIDDEN, secret),
        row.choice("status", MessageStatus.class),
        row.maybeText("cause_id"),
        row.maybeText("failure"),
        row.maybeTime("sent_at"),
        row.time("created_at"));
  }
}
