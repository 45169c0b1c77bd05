package dev.storehand.feature.preorders;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.offers.Selling;
import dev.storehand.feature.orders.Presale.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why an offer does not sell something, and what would make it. */
final class NotSold {
  private NotSold() {}

  /** No offer sells any of it. */
  static Problem byAny(List<Wanted> wanted) {
    String names =
        wanted.stream()
            .map(each -> Checkout.name(each.variant()))
            .distinct()
            .collect(Collectors.joining(", "));
    return Problem.of(Code.CONFLICT, "No offer sells " + names + " in this market now")
        .hint(
            "list_variant_offers shows a variant's offers and why each does not sell: enable or"
                + " resume one, or add the variant to one; from stock it is sold with create_order.")
        .next(
            "list_variant_offers",
            "enable_offer",
            "resume_offer",
            "add_offer_variants",
            "create_order");
  }

  /** The offer that was named does not sell it. */
  static Problem by(Selling offer, String marketId, Instant now) {
    String name = "The offer " + offer.id();
    return switch (offer.status()) {
      case DRAFT, DISABLED ->
          closed(name, offer).hint("It does not sell: enable it first.").next("enable_offer");
      case SCHEDULED ->
          closed(name, offer)
              .hint("It begins by itself at its time; enable_offer begins now.")
              .next("enable_offer", "schedule_offer");
      case ENDED ->
          closed(name, offer)
              .hint("It is closed for good; duplicate_offer makes a new one of it.")
              .next("duplicate_offer");
      case DISCARDED -> closed(name, offer).hint("Bring it back first.").next("restore_offer");
      case ENABLED -> enabled(name, offer, marketId, now);
    };
  }

  private static Problem closed(String name, Selling offer) {
    return Problem.of(
        Code.CONFLICT,
        "%s is %s and sells nothing"
            .formatted(name, offer.status().name().toLowerCase(Locale.ROOT)));
  }

  private static Problem enabled(String name, Selling offer, String marketId, Instant now) {
    if (offer.pausedAt().isPresent()) {
      return Problem.of(Code.CONFLICT, name + " is paused")
          .hint("Let it sell again with resume_offer.")
          .next("resume_offer");
    }
    if (!offer.open(now)) {
      return Problem.of(Code.CONFLICT, name + " is not inside its time")
          .hint("Give it other times with schedule_offer, or none with unschedule_offer.")
          .next("schedule_offer", "unschedule_offer");
    }
    if (!offer.settings().markets().has(marketId)) {
      return Problem.of(Code.CONFLICT, name + " does not sell in the market " + marketId)
          .hint("Add the market to it.")
          .next("add_offer_markets");
    }
    return Problem.of(Code.CONFLICT, name + " does not sell all of these lines' preorder goods")
        .hint("list_offer_variants shows what it sells; add what is missing.")
        .next("list_offer_variants", "add_offer_variants");
  }
}
