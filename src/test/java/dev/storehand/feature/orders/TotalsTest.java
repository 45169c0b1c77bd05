package dev.storehand.feature.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What an order comes to, shared by two. */
class TotalsTest {

  @Test
  void discountAndTaxAreSharedByWhatTheLinesComeToHalfUp() {
    OrderState.Totals cart = new OrderState.Totals(400, 6, 2, 90, 0, 486);

    OrderState.Totals part = cart.part(100, 0);

    assertThat(part).isEqualTo(new OrderState.Totals(100, 2, 1, 0, 0, 99));
    assertThat(cart.less(part)).isEqualTo(new OrderState.Totals(300, 4, 1, 90, 0, 387));
  }

  @Test
  void linesThatAreFreeShareNothing() {
    OrderState.Totals cart = new OrderState.Totals(0, 0, 5, 0, 0, 5);

    assertThat(cart.part(0, 0)).isEqualTo(new OrderState.Totals(0, 0, 0, 0, 0, 0));
    assertThat(cart.less(cart.part(0, 0))).isEqualTo(cart);
  }

  @Test
  void aPartAndWhatItLeavesAreTotalsOfOrders() {
    for (long lines = 0; lines <= 20; lines++) {
      for (long discount = 0; discount <= 20; discount++) {
        OrderState.Totals cart = new OrderState.Totals(20, discount, discount, 7, 0, 20 + 7);
        OrderState.Totals part = cart.part(lines, 7);
        for (OrderState.Totals each : List.of(part, cart.less(part))) {
          assertThat(each.discount()).as("%s", each).isBetween(0L, each.subtotal());
          assertThat(each.tax()).as("%s", each).isNotNegative();
          assertThat(each.total())
              .isEqualTo(each.subtotal() - each.discount() + each.tax() + each.shipping());
        }
      }
    }
  }
}
