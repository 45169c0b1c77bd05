package dev.storehand.feature.prices;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storehand.core.db.Resource;
import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.util.Locale;

/** What a watch was told at the end of a window; it is never changed. */
@Doc("What a watch was told: one delivery, of all that changed in a window of time.")
record PriceEvent(
    @Doc("The event's id, the same whenever it is sent.") String id,
    @Doc("Its number in this shop and mode, in the order of commits.") long seq,
    @Doc("The watch it is for.") String watchId,
    @Doc("Whose prices: own for the shop's own market, or the name of a feed.") String source,
    @Doc("The currency.") String currency,
    @Doc("The market.") String market,
    @Doc("What is sent, to the letter.") PricePayload payload,
    @Doc("When the window was closed.") Instant createdAt)
    implements Resource {

  /** What an event is about. */
  enum Kind {
    @JsonProperty("price.updated")
    PRICE_UPDATED("price.updated"),
    @JsonProperty("lowest_ask.updated")
    LOWEST_ASK_UPDATED("lowest_ask.updated");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    static Kind of(MarkStore.Level level) {
      return level == MarkStore.Level.VARIANT ? PRICE_UPDATED : LOWEST_ASK_UPDATED;
    }

    /** The type of event, such as {@code price.updated.usd}. */
    String type(String currency) {
      return word + "." + currency.toLowerCase(Locale.ROOT);
    }
  }
}
