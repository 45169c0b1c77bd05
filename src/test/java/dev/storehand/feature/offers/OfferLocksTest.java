package dev.storehand.feature.offers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.kit.OtherClient;
import dev.storehand.kit.TestApp;
import org.junit.jupiter.api.Test;

/**
 * Who changes an offer and its variants holds its rows in the order of who sells by it: a sale
 * counts its variants by their ids, and refers to the offer last. On PostgreSQL alone, where
 * several write at once.
 */
final class OfferLocksTest {

  @Test
  void whoSellsByAnOfferDoesNotWaitForWhoChangesIt() throws Exception {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        OtherClient client = OtherClient.of(app)) {
      OfferScene scene = new OfferScene(app);
      String variant = scene.variant("BOOT");
      String offer = scene.selling("Drop", variant);

      client.hold("offer_variant", scene.row(offer, variant).text("id"));
      client.meets(
          () -> scene.add(offer, variant).ok(),
          () -> assertThat(client.isBarred("offer", offer)).as("the offer").isFalse());
    }
  }

  @Test
  void variantsAreAddedInTheOrderInWhichTheyAreSold() throws Exception {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        OtherClient client = OtherClient.of(app)) {
      OfferScene scene = new OfferScene(app);
      String first = scene.variant("BOOT");
      String second = scene.variant("COAT");
      String offer = scene.selling("Drop", second, first);
      String later = scene.row(offer, second).text("id");

      client.hold("offer_variant", scene.row(offer, first).text("id"));
      client.meets(
          () -> scene.add(offer, second, first).ok(),
          () -> assertThat(client.isHeld("offer_variant", later)).as("the second").isFalse());
    }
  }
}
