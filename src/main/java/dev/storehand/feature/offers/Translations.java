package dev.storehand.feature.offers;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;

/** An offer's texts in other languages. */
@Doc("An offer's texts in other languages.")
public record Translations(
    @Doc("The texts by language, such as de or pt-BR.") @Size(max = 50)
        Map<String, Texts> locales) {

  /** Texts in one language; what is absent is shown as it is written in the offer. */
  @Doc("An offer's texts in one language.")
  public record Texts(
      @Doc("The badge.") @Size(min = 1, max = 60) @Means(Template.class) Optional<String> badgeText,
      @Doc("The button.") @Size(min = 1, max = 60) @Means(Template.class)
          Optional<String> buttonText,
      @Doc("The line below the button.") @Size(min = 1, max = 200) @Means(Template.class)
          Optional<String> buttonDescription,
      @Doc("The title of the payment breakdown.") @Size(min = 1, max = 100) @Means(Template.class)
          Optional<String> billingTitle,
      @Doc("What the payment breakdown explains.") @Size(min = 1, max = 500) @Means(Template.class)
          Optional<String> billingDescription,
      @Doc("The banner.") @Size(min = 1, max = 1000) @Means(Template.class)
          Optional<String> disclaimerText,
      @Doc("What is saved.") @Size(min = 1, max = 100) @Means(Template.class)
          Optional<String> discountText,
      @Doc("When it comes.") @Size(min = 1, max = 300) @Means(Template.class)
          Optional<String> shippingText,
      @Doc("What buyers agree to.") @Size(min = 1, max = 2000) @Means(Template.class)
          Optional<String> termsText) {}

  static Translations usual() {
    return new Translations(Map.of());
  }
}
