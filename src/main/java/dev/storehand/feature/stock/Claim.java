package dev.storehand.feature.stock;

import dev.storehand.feature.catalog.VariantRef;
import java.util.List;
import java.util.Optional;

/**
 * Units that an order wants, all or none of them.
 *
 * @param ref whose they become
 * @param model from which locations, and how
 * @param decrementOn when its units leave the quantity
 * @param lines what is wanted; lines of the same variant are one claim on it
 * @param forced whether what is short is promised all the same: reserved beyond the quantity
 */
public record Claim(
    ClaimRef ref, InventoryModel model, DecrementOn decrementOn, List<Line> lines, boolean forced) {

  /**
   * A line of an order.
   *
   * @param id the line's own id
   * @param quantity at least 1
   * @param path where the caller asked for it, such as {@code lines[1]}; empty where the caller
   *     sent no lines
   */
  public record Line(String id, VariantRef variant, int quantity, Optional<String> path) {
    Line(String id, VariantRef variant, int quantity) {
      this(id, variant, quantity, Optional.empty());
    }

    /** Whether the variant's units are counted: if not, there are always enough. */
    boolean tracked() {
      return Shelves.tracked(variant);
    }

    /** What a sentence calls it. */
    String name() {
      return variant.skuCode().orElse(variant.id());
    }
  }

  /** A claim that is refused where anything is short. */
  public static Claim of(ClaimRef ref, InventoryModel model, List<Line> lines) {
    return new Claim(ref, model, model.decrementOn(), lines, false);
  }

  /** The same, for a merchant who promises what is not there yet. */
  public Claim force() {
    return new Claim(ref, model, decrementOn, lines, true);
  }

  /** The same, taking units wherever they are rather than bringing them together first. */
  Claim fromAnywhere() {
    return new Claim(ref, model.sendingFromAnywhere(), decrementOn, lines, forced);
  }

  /** The same, for an order that was made before its model came to decrement otherwise. */
  public Claim decrementing(DecrementOn promised) {
    return new Claim(ref, model, promised, lines, forced);
  }
}
