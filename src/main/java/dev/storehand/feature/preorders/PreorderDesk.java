package dev.storehand.feature.preorders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.offers.Notifications;
import dev.storehand.feature.offers.Offers;
import dev.storehand.feature.offers.OrderWords;
import dev.storehand.feature.offers.Quotes;
import dev.storehand.feature.offers.Selling;
import dev.storehand.feature.orders.Markets;
import dev.storehand.feature.orders.Sales;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the actions of this room work with, made once. */
public final class PreorderDesk {
  private final Offers offers = new Offers();
  private final Sales sales;
  private final ShopDays days;
  private final PreorderBook book;
  private final Letters letters;
  private final Charging charging;
  private final Preselling preselling;
  private final Freeing freeing;
  private final Arrivals arrivals;
  private final Outcomes outcomes;
  private final PayLinks links;
  private final Reminding reminding;
  private final Quoting quoting;

  public PreorderDesk(
      Sales sales, Markets markets, ShopDays days, Function<ReadTx, String> shopName) {
    this.sales = sales;
    this.days = days;
    this.book = new PreorderBook(sales, days);
    this.letters = new Letters(days, shopName);
    this.charging = new Charging(sales, book, letters);
    this.preselling = new Preselling(sales, charging, letters, days);
    this.freeing = new Freeing(sales, book);
    this.arrivals = new Arrivals(sales, book, freeing);
    this.outcomes = new Outcomes(book, charging, arrivals);
    this.links = new PayLinks(book, charging, letters);
    this.reminding = new Reminding(book, letters);
    this.quoting = new Quoting(markets, days, shopName);
  }

  /** What a preorder gives a letter of an offer; empty where the order is none. */
  public Optional<OrderWords.Words> words(
      ReadTx tx, String offerId, String orderId, Notifications.Kind kind) {
    return book.find(tx, orderId)
        .map(
            kept ->
                new OrderWords.Words(
                    letters.words(tx, offers.get(tx, offerId), kept, kind),
                    kept.preorder().locale()));
  }

  /** On which terms one unit is sold now by each of some offers; see {@link Quotes}. */
  public Map<String, Quotes.Quote> quotes(
      ReadTx tx, List<Selling> some, VariantRef variant, Optional<String> market) {
    return quoting.of(tx, some, variant, market);
  }

  Sales sales() {
    return sales;
  }

  ShopDays days() {
    return days;
  }

  PreorderBook book() {
    return book;
  }

  Letters letters() {
    return letters;
  }

  Charging charging() {
    return charging;
  }

  Preselling preselling() {
    return preselling;
  }

  Freeing freeing() {
    return freeing;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  Outcomes outcomes() {
    return outcomes;
  }

  PayLinks links() {
    return links;
  }

  Reminding reminding() {
    return reminding;
  }
}
