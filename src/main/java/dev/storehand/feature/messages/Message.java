package dev.storehand.feature.messages;

import dev.storehand.core.db.Resource;
import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.util.Optional;

/** A message: recorded → sent or failed. In test mode it stays recorded. */
@Doc("A message to a person.")
record Message(
    @Doc("The message's id.") String id,
    @Doc("What it is about, such as preorder_confirmation.") String kind,
    @Doc("By which way it goes.") Channel channel,
    @Doc("To which email address; empty once its customer is anonymized.") String recipient,
    @Doc("Its subject; empty once its customer is anonymized.") String subject,
    @Doc(
            "Its text; empty once its customer is anonymized. A secret in it, such as what a link ends"
                + " in, is left out but in read_message.")
        String body,
    @Doc("recorded, sent or failed. Where no mail server is set up, it stays recorded.")
        MessageStatus status,
    @Doc("The id of what it is about, such as an order's.") Optional<String> causeId,
    @Doc("Why it could not be sent.") Optional<String> failure,
    @Doc("When it was sent.") Optional<Instant> sentAt,
    @Doc("When it was recorded.") Instant createdAt)
    implements Resource {

  /** What stands in a text in the place of its secret. */
  static final String HIDDEN = "[secret]";

  /** By which way a message goes. */
  enum Channel {
    EMAIL
  }
}
