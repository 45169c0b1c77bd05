package dev.storehand.feature.preorders;

import dev.storehand.core.db.ShopDays;
import dev.storehand.feature.orders.Sales;

/** What the actions of this room work with, made once. */
public final class PreorderDesk {
  private final Sales sales;
  private final ShopDays days;
  private final PreorderBook book;
  private final Charging charging;
  private final Preselling preselling;
  private final Freeing freeing;
  private final Arrivals arrivals;
  private final Outcomes outcomes;
  private final PayLinks links;

  public PreorderDesk(Sales sales, ShopDays days) {
    this.sales = sales;
    this.days = days;
    this.book = new PreorderBook(sales, days);
    this.charging = new Charging(sales, book);
    this.preselling = new Preselling(sales, charging, days);
    this.freeing = new Freeing(sales, book);
    this.arrivals = new Arrivals(sales, book, freeing);
    this.outcomes = new Outcomes(book, charging, arrivals);
    this.links = new PayLinks(book, charging);
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
}
