package dev.storehand.feature.messages;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;

/** Looking at what was said to people. */
public final class MessageActions extends Actions {
  /** The room of messages. */
  public static final Room ROOM =
      new Room(
          "messages",
          "Messages",
          "What was, or would be, said to customers: `list_messages` finds a message by kind, recipient or cause, and"
              + " `read_message` shows its text. In test mode nothing is ever sent.");

  private static final Duration HOUR = Duration.ofHours(1);

  private final MessageStore messages = new MessageStore();
  private final ShopDays days;

  public MessageActions(ShopDays days) {
    super(ROOM);
    this.days = days;
    every(HOUR, "remove_spent_message_secrets", messages::sweepSecrets);
  }

  record ListMessages(
      @Doc("Only these, such as preorder_confirmation.") @Size(min = 1, max = 60)
          Optional<String> kind,
      @Doc("Only those to this email address.") @Size(min = 1, max = 254)
          Optional<String> recipient,
      @Doc("Only those so far.") Optional<MessageStatus> status,
      @Doc("Only those about the thing of this id, such as an order.") @Size(min = 1, max = 64)
          Optional<String> causeId,
      @Doc("Recorded at or after this time.") Optional<TimeOrDay> from,
      @Doc("Recorded at or before this time.") Optional<TimeOrDay> to) {}

  final Action<ListMessages, Page<Message>> listMessages =
      get("/messages")
          .named("list_messages")
          .says(
              "List the emails recorded for customers, newest first, with whether they were sent.")
          .note("In test mode a message is recorded and never sent.")
          .alsoCalled(
              "which emails went out",
              "what did we write to a customer",
              "sent mail",
              "email outbox",
              "did the emails go out",
              "letters to customers")
          .takes(ListMessages.class)
          .lists(Message.class, "messages", "created_at")
          .example(
              new ListMessages(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(MessageStatus.RECORDED),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()))
          .reads(this::list);

  private Page<Message> list(ListMessages in, Paging paging, ReadTx tx) {
    return messages.list(
        tx,
        paging,
        new MessageStore.Filter(
            in.kind(),
            in.recipient(),
            in.status(),
            in.causeId(),
            days.first(tx, in.from()),
            days.last(tx, in.to())));
  }

  final Action<ById, Message> readMessage =
      get("/messages/:id")
          .named("read_message")
          .says("Read one message to a customer: its subject, its text and what became of it.")
          .note(
              "It shows the message as it is to be delivered, with the secret of a link in it while"
                  + " the link opens and something is left to pay.")
          .alsoCalled(
              "what does the email say",
              "text of an email",
              "did the mail arrive",
              "show one mail",
              "open an email we sent",
              "why was this mail not sent")
          .takes(ById.class)
          .gives(Message.class)
          .example(new ById(id("msg", 1)))
          .reads((in, tx) -> messages.get(tx, in.id()));
}
