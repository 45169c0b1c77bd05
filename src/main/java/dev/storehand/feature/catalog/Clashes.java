package dev.storehand.feature.catalog;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.problem.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What stands in the way of variants that are to be: SKU codes, GTINs and option values that are
 * taken.
 */
final class Clashes {
  private final VariantStore variants;

  Clashes(VariantStore variants) {
    this.variants = variants;
  }

  /**
   * Every clash of variants of one product with each other and with those that are there.
   *
   * @param there all variants of the product, archived ones too
   * @param path where each of the wanted stands in the input; empty for the input itself
   * @param name how another one's fault names it
   */
  List<Fault> find(
      ReadTx tx,
      List<Variant> wanted,
      List<Variant> there,
      IntFunction<String> path,
      IntFunction<String> name) {
    Map<String, String> skus = new HashMap<>();
    List<String> codes = wanted.stream().flatMap(v -> v.skuCode().stream()).toList();
    if (!codes.isEmpty()) {
      variants.bySkus(tx, codes).forEach(v -> skus.put(v.skuCode().orElseThrow(), v.id()));
    }
    List<String> numbers =
        wanted.stream().flatMap(v -> v.gtins().stream()).map(Gtin::padded).toList();
    Map<String, String> gtins =
        numbers.isEmpty() ? new HashMap<>() : variants.ownersOfGtins(tx, numbers);
    Map<String, String> keys = new HashMap<>();
    there.forEach(v -> keys.put(v.optionKey(), v.id()));
    Map<String, String> names = new HashMap<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      String at = path.apply(i);
      names.put(wanted.get(i).id(), name.apply(i));
      List<Fault> found = new ArrayList<>();
      check(wanted.get(i), skus, gtins, keys, names, found);
      found.forEach(fault -> faults.add(at.isEmpty() ? fault : fault.inside(at)));
    }
    return faults;
  }

  /** Checks one, and takes for it what is free. */
  private static void check(
      Variant variant,
      Map<String, String> skus,
      Map<String, String> gtins,
      Map<String, String> keys,
      Map<String, String> names,
      List<Fault> faults) {
    String id = variant.id();
    variant
        .skuCode()
        .ifPresent(
            code -> {
              String owner = skus.putIfAbsent(code, id);
              if (owner != null && !owner.equals(id)) {
                faults.add(
                    new Fault(
                        "sku_code", "is already taken by " + names.getOrDefault(owner, owner)));
              }
            });
    String twin = keys.putIfAbsent(variant.optionKey(), id);
    if (twin != null && !twin.equals(id)) {
      faults.add(new Fault("options", "has the same values as " + names.getOrDefault(twin, twin)));
    }
    for (int i = 0; i < variant.gtins().size(); i++) {
      String owner = gtins.putIfAbsent(Gtin.padded(variant.gtins().get(i)), id);
      if (owner != null && !owner.equals(id)) {
        String by = names.getOrDefault(owner, owner);
        faults.add(new Fault("gtins[" + i + "]", "is already taken by " + by));
      }
    }
  }
}
