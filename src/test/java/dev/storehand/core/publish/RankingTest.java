package dev.storehand.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.action.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTest {
  private final Ranking ranking = Ranking.over(SampleStock.registry());

  @ParameterizedTest
  @CsvSource({
    "stop selling the summer drop, pause_offer",
    "put the fall launch on hold, pause_offer",
    "puase ofer, pause_offer",
    "get rid of an offer, discard_offer",
    "change the name of my preorder, update_offer",
    "show me everything we have on presale, list_offers",
    "set up a new preorder, create_offer",
    "cap the summer preorder at 50, set_offer_total_limit",
    "3 shirts came in broken, adjust_stock",
    "where is sku TS-1, find_stock_item_by_sku",
    "pause all the offers at once, bulk_pause_offers",
    "adjust_stock, adjust_stock"
  })
  void amongAFewActionsTheRightOneComesFirst(String words, String name) {
    assertThat(ranking.search(words, 3)).extracting(Action::name).startsWith(name);
  }

  @Test
  void whatIsNotAllowedIsNotFoundAndTheLimitHolds() {
    assertThat(ranking.search("pause offer", 2, action -> !action.name().equals("pause_offer")))
        .extracting(Action::name)
        .hasSize(2)
        .doesNotContain("pause_offer")
        .startsWith("bulk_pause_offers");
  }
}
