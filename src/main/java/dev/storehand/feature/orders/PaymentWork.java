package dev.storehand.feature.orders;

import dev.storehand.core.db.Database;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.job.Errand;
import dev.storehand.feature.orders.PaymentProvider.Outcome;
import dev.storehand.feature.stock.Claims;
import dev.storehand.feature.stock.Models;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks payment providers what orders want of them. The question is a row, written by the
 * transaction that wants it; the provider is asked outside any transaction, with the row's id as
 * its key; a second transaction writes down the answer. After a crash anywhere in between, the row
 * is still due and the same question is asked again.
 */
public final class PaymentWork implements Errand {
  private static final Logger LOG = LoggerFactory.getLogger(PaymentWork.class);

  private final IntentStore intents = new IntentStore();
  private final PaymentStore payments = new PaymentStore();
  private final PaymentOutcomes outcomes;
  private final Providers providers;
  private final Database database;
  private final Own own;

  /** Writes in the name of a scope, with its events. */
  public interface Own {
    <T> T write(Scope scope, Function<WriteTx, T> work);
  }

  public PaymentWork(Providers providers, Database database, Own own) {
    this.providers = providers;
    this.database = database;
    this.own = own;
    this.outcomes = new PaymentOutcomes(new Restocking(new Claims(), new Models()));
  }

  /** Asks the one question that is due longest. False where none is due. */
  @Override
  public boolean once() {
    // A look costs no writer's turn; most of them find nothing.
    if (!database.lookUp(Scope.none(), intents::anyDue)) {
      return false;
    }
    Optional<PaymentIntent> due = database.write(Scope.none(), intents::take);
    due.ifPresent(this::answer);
    return due.isPresent();
  }

  private void answer(PaymentIntent intent) {
    Payment payment = database.lookUp(intent.scope(), tx -> payments.get(tx, intent.paymentId()));
    Outcome outcome;
    try {
      outcome = providers.get(intent.provider()).ask(intent.ask(payment));
    } catch (RuntimeException e) {
      // Nobody knows what came of it, so it stays due: asked again, the same key moves money once.
      LOG.warn("The payment provider {} failed on {}", intent.provider(), intent.id(), e);
      return;
    }
    own.write(intent.scope(), tx -> outcomes.keep(tx, intent, outcome));
  }
}
