package dev.storehand.feature.offers;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** How many may be sold before they are there. */
@Doc("How many an offer sells, and what it does with stock.")
public record Inventory(
    @Doc("At most so many of each variant, unless the variant has its own; absent: no limit.")
        @Min(0)
        @Max(1_000_000_000)
        Optional<Integer> totalLimit,
    @Doc("Whether storefronts show how many are left.") boolean showLimit,
    @Doc("What they show, such as Only {{ remaining }} left; may be empty.")
        @Size(max = 100)
        @Means(Template.class)
        String limitText,
    @Doc("Whether it goes on selling beyond its limit.") boolean oversell,
    @Doc("on_sale reserves stock with each order; on_release touches none before.")
        ReserveOn reserveOn,
    @Doc("Whether it stops selling a variant that can be had from stock.")
        boolean pauseWhenBackInStock) {

  /** When stock is reserved. */
  public enum ReserveOn {
    ON_SALE,
    ON_RELEASE
  }

  static Inventory usual() {
    return new Inventory(
        Optional.empty(), false, "Only {{ remaining }} left", false, ReserveOn.ON_RELEASE, false);
  }
}
