package dev.storehand.feature.offers;

import java.util.Optional;
import java.util.function.Function;

/**
 * An offer's texts as they are chosen for those who buy in a market and speak a language: each text
 * in that very language, else in the one it is a kind of, else as the offer has it. Places are not
 * filled in yet.
 */
public record Wording(Settings settings, Optional<String> marketId, Translations.Texts translated) {

  /** For a market and a language, as far as they are known. */
  public static Wording of(Settings settings, Optional<String> marketId, Optional<String> locale) {
    return new Wording(settings, marketId, settings.translations().in(locale));
  }

  /** A letter. */
  public Notifications.Letter letter(Notifications.Kind kind) {
    return translated.letter(kind, settings.notifications().letter(kind));
  }

  /** What is said of when a variant comes, where its own text is not known or there is none. */
  public String shippingText() {
    return shippingText(Optional.empty());
  }

  /**
   * What is said of when a variant comes: its own text where delivery is not the same for all
   * products, else what is said in the market, else in the language.
   */
  public String shippingText(Optional<String> ofVariant) {
    return ofVariant
        .filter(own -> !settings.delivery().sameForAllProducts())
        .or(() -> marketId.flatMap(market -> settings.markets().in(market).shippingText()))
        .orElseGet(
            () -> said(Translations.Texts::shippingText, settings.delivery().shippingText()));
  }

  /** One of the texts. */
  String said(Function<Translations.Texts, Optional<String>> text, String own) {
    return text.apply(translated).orElse(own);
  }
}
