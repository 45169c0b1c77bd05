package dev.storehand.feature.listings;

import dev.storehand.core.db.ShopDays;
import dev.storehand.core.job.JobBell;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.orders.SaleOrders;

/** What the actions of this room work with, made once. */
public final class Floor {
  private final Variants variants;
  private final ShopDays days;
  private final JobBell bell;
  private final SaleOrders orders;
  private final Book book = new Book();
  private final Selling selling;
  private final Trading trading;
  private final Doing doing;
  private final Asking asking;

  public Floor(Variants variants, ShopDays days, SaleOrders orders, JobBell bell) {
    this.variants = variants;
    this.days = days;
    this.orders = orders;
    this.bell = bell;
    this.selling = new Selling(variants, book, orders);
    this.trading = new Trading(book, selling);
    this.doing = new Doing(book, new ListingMoves(book, trading, selling));
    this.asking = new Asking(doing);
  }

  Variants variants() {
    return variants;
  }

  ShopDays days() {
    return days;
  }

  JobBell bell() {
    return bell;
  }

  SaleOrders orders() {
    return orders;
  }

  Book book() {
    return book;
  }

  Selling selling() {
    return selling;
  }

  Trading trading() {
    return trading;
  }

  Doing doing() {
    return doing;
  }

  Asking asking() {
    return asking;
  }
}
