package dev.storehand.feature.catalog;

import dev.storehand.core.db.ReadTx;

/** Asks which currency the transaction's shop trades in: the one prices are in unless told. */
@FunctionalInterface
public interface ShopCurrency {

  /** Its ISO 4217 code. */
  String of(ReadTx tx);
}
