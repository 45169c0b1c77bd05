package dev.storehand.feature.preorders;

import dev.storehand.core.action.Reaction;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.offers.Offers;
import dev.storehand.feature.offers.Payments.Reminders;
import dev.storehand.feature.offers.Selling;
import dev.storehand.feature.preorders.PreorderBook.Kept;
import java.util.List;

/** Reminds buyers of balances that are due on a day, by what their offer says at that time. */
final class Reminding {
  private final PreorderStore store = new PreorderStore();
  private final Offers offers = new Offers();
  private final PreorderBook book;
  private final Letters letters;

  Reminding(PreorderBook book, Letters letters) {
    this.book = book;
    this.letters = letters;
  }

  /** Whose reminders may be others now that their offer has changed. */
  List<String> concerned(Reaction.Cause cause, ReadTx tx) {
    return cause.data().path("changes").has("payments")
        ? store.toFollow(tx, cause.subject(), rule(tx, cause.subject()).enabled())
        : List.of();
  }

  /** Its reminder becomes what its offer says now; the clock tells the buyer. */
  void follow(WriteTx tx, String id) {
    Kept kept = book.get(tx, id);
    Reminder now = now(tx, kept, rule(tx, kept.preorder().offerId()));
    if (!now.equals(kept.preorder().reminder())) {
      store.save(tx, id, now);
    }
  }

  /** Reminds a buyer, if he owes yet. */
  void due(WriteTx tx, String id) {
    Kept kept = book.get(tx, id);
    if (!kept.preorder().reminder().isDue(tx.now())) {
      return;
    }
    Reminders rule = rule(tx, kept.preorder().offerId());
    Reminder now = now(tx, kept, rule);
    if (!now.isDue(tx.now())) {
      store.save(tx, id, now);
      return;
    }
    Reminder next = now.next(rule, kept.preorder().plan().dueAt(), tx.now());
    store.save(tx, id, next);
    Selling offer = offers.get(tx, kept.preorder().offerId());
    if (letters.paymentReminder(tx, offer, kept).isPresent()) {
      Kept after = new Kept(kept.preorder().with(next), kept.order());
      tx.happened("preorder.payment_reminded", kept.shown(), after.shown());
    }
  }

  private Reminders rule(ReadTx tx, String offerId) {
    return offers.get(tx, offerId).settings().payments().reminders();
  }

  private static Reminder now(ReadTx tx, Kept kept, Reminders rule) {
    Reminder reminder = kept.preorder().reminder();
    boolean owed = !kept.isOver() && kept.order().outstandingCents() > 0;
    return owed ? reminder.by(rule, kept.preorder().plan().dueAt(), tx.now()) : reminder.off();
  }
}
