package dev.storehand.feature.offers;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
          Optional<String> termsText) {

    /** These texts, where the newer has none. */
    Texts and(Texts newer) {
      return new Texts(
          newer.badgeText.or(() -> badgeText),
          newer.buttonText.or(() -> buttonText),
          newer.buttonDescription.or(() -> buttonDescription),
          newer.billingTitle.or(() -> billingTitle),
          newer.billingDescription.or(() -> billingDescription),
          newer.disclaimerText.or(() -> disclaimerText),
          newer.discountText.or(() -> discountText),
          newer.shippingText.or(() -> shippingText),
          newer.termsText.or(() -> termsText));
    }
  }

  static final String NO_LANGUAGE = "is not a language; write it as de, pt-BR or zh-Hant";

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  /** Whether this is how a language is written: de, pt-BR, zh-Hant. */
  static boolean isLanguage(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    return LANGUAGES.contains(locale.getLanguage()) && locale.toLanguageTag().equals(tag);
  }

  List<Fault> faults(String path) {
    return locales.keySet().stream()
        .sorted()
        .filter(tag -> !isLanguage(tag))
        .map(tag -> new Fault(path + ".locales." + tag, NO_LANGUAGE))
        .toList();
  }

  /** With the texts of a language; those it had and that are not told again stay. */
  Translations with(String locale, Texts texts) {
    Map<String, Texts> all = new TreeMap<>(locales);
    all.merge(locale, texts, Texts::and);
    return new Translations(all);
  }

  Translations without(String locale) {
    Map<String, Texts> rest = new TreeMap<>(locales);
    rest.remove(locale);
    return new Translations(rest);
  }

  static Translations usual() {
    return new Translations(Map.of());
  }
}
