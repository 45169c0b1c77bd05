package dev.storehand.feature.offers;

import dev.storehand.core.schema.Doc;
import dev.storehand.feature.offers.Translations.Texts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a storefront shows of an offer to a shopper, who buys one unit. */
@Doc("An offer of one unit as a shopper sees it; what is switched off, or empty, is absent.")
record Shown(
    @Doc("The market it is shown in.") String marketId,
    @Doc("The market's currency, ISO 4217.") String currency,
    @Doc(
            "Whether it sells there now: enabled, not paused, inside its time, not sold out, and not"
                + " resting for stock; where false, the other texts are a preview.")
        boolean forSale,
    @Doc("The badge. Texts are plain: a page escapes them.") Optional<String> badgeText,
    @Doc("The button.") Optional<String> buttonText,
    @Doc("The line below the button.") Optional<String> buttonDescription,
    @Doc("The title of the payment breakdown; absent where all is paid at once.")
        Optional<String> billingTitle,
    @Doc("What the payment breakdown explains.") Optional<String> billingDescription,
    @Doc("The banner.") Optional<String> disclaimerText,
    @Doc("What is saved, such as Save 20 %.") Optional<String> discountText,
    @Doc("How many are left, where that is limited and to be shown.") Optional<String> limitText,
    @Doc("What is said of when it comes.") Optional<String> shippingText,
    @Doc("What buyers have to agree to.") Optional<String> termsText,
    @Doc("What it costs; absent where its price is in another currency than the market.")
        Optional<Quotes.Price> price,
    @Doc("In which way its delivery is told.") Delivery.Type deliveryType,
    @Doc("When it is to come if it is ordered now, where that is known.")
        Optional<Instant> deliveryAt) {

  /**
   * What is shown.
   *
   * @param ownShippingText the variant's
   */
  static Shown of(Wording wording, Quotes.Quote quote, Optional<String> ownShippingText) {
    Settings all = wording.settings();
    Widget widget = all.widget();
    Map<String, String> words = new HashMap<>(quote.words());
    String shipping = Template.rendered(wording.shippingText(ownShippingText), words);
    words.put("shipping_text", shipping);
    Filled filled = new Filled(wording, words);
    // What is paid in one go has nothing to break down.
    boolean billed =
        widget.billingWidget().enabled() && all.payments().type() != Payments.Type.FULL;
    boolean less = all.pricing().type() != Pricing.Discount.NONE;
    boolean limited = all.inventory().showLimit() && words.containsKey("remaining");
    return new Shown(
        quote.marketId(),
        quote.currency(),
        quote.forSale(),
        filled.in(widget.badge().enabled(), Texts::badgeText, widget.badge().text()),
        filled.in(true, Texts::buttonText, widget.button().text()),
        filled.in(true, Texts::buttonDescription, widget.button().description()),
        filled.in(billed, Texts::billingTitle, widget.billingWidget().title()),
        filled.in(billed, Texts::billingDescription, widget.billingWidget().description()),
        filled.in(widget.disclaimer().enabled(), Texts::disclaimerText, widget.disclaimer().text()),
        filled.in(less, Texts::discountText, all.pricing().discountText()),
        filled.in(limited, texts -> Optional.empty(), all.inventory().limitText()),
        Filled.said(shipping),
        filled.in(all.terms().enabled(), Texts::termsText, all.terms().text()),
        quote.price(),
        quote.deliveryType(),
        quote.deliveryAt());
  }

  /** Texts with their places filled in. */
  private record Filled(Wording wording, Map<String, String> words) {
    Optional<String> in(boolean on, Function<Texts, Optional<String>> translated, String own) {
      return on ? said(Template.rendered(wording.said(translated, own), words)) : Optional.empty();
    }

    static Optional<String> said(String text) {
      return Optional.of(text).filter(each -> !each.isBlank());
    }
  }
}
