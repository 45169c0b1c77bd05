package dev.storehand.feature.offers;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
          Optional<String> termsText,
      @Doc("The letters to buyers who order in it.") Optional<Letters> letters) {

    private static final Texts NONE =
        new Texts(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** A letter as far as it is translated. */
    Notifications.Letter letter(Notifications.Kind kind, Notifications.Letter own) {
      Optional<Words> words = letters.flatMap(all -> all.of(kind));
      return new Notifications.Letter(
          own.enabled(),
          words.flatMap(Words::subject).orElse(own.subject()),
          words.flatMap(Words::body).orElse(own.body()));
    }

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
          newer.termsText.or(() -> termsText),
          newer.letters.map(all -> letters.map(old -> old.and(all)).orElse(all)).or(() -> letters));
    }
  }

  /** The letters in one language. */
  @Doc("An offer's letters in one language.")
  public record Letters(
      @Doc("With the order.") Optional<Words> confirmation,
      @Doc("When the date moves.") Optional<Words> shippingUpdate,
      @Doc("When the balance could not be charged.") Optional<Words> paymentFailed,
      @Doc("With a link to pay what is left.") Optional<Words> paymentCollection,
      @Doc("That the balance is due.") Optional<Words> paymentReminder) {

    private Optional<Words> of(Notifications.Kind kind) {
      return switch (kind) {
        case CONFIRMATION -> confirmation;
        case SHIPPING_UPDATE -> shippingUpdate;
        case PAYMENT_FAILED -> paymentFailed;
        case PAYMENT_COLLECTION -> paymentCollection;
        case PAYMENT_REMINDER -> paymentReminder;
      };
    }

    private Letters and(Letters newer) {
      return new Letters(
          Words.both(confirmation, newer.confirmation),
          Words.both(shippingUpdate, newer.shippingUpdate),
          Words.both(paymentFailed, newer.paymentFailed),
          Words.both(paymentCollection, newer.paymentCollection),
          Words.both(paymentReminder, newer.paymentReminder));
    }
  }

  /** A letter in one language. */
  @Doc("A letter in one language; what is absent is as the offer has it.")
  public record Words(
      @Doc("Its subject.") @Size(min = 1, max = 200) @Means(Template.class)
          Optional<String> subject,
      @Doc("Its text.") @Size(min = 1, max = 10_000) @Means(Template.class) Optional<String> body) {

    private static Optional<Words> both(Optional<Words> old, Optional<Words> newer) {
      return newer
          .map(
              all ->
                  new Words(
                      all.subject.or(() -> old.flatMap(Words::subject)),
                      all.body.or(() -> old.flatMap(Words::body))))
          .or(() -> old);
    }
  }

  /** The texts in a language; what it has not, from the one that it is a kind of: de for de-AT. */
  Texts in(Optional<String> locale) {
    return locale
        .map(tag -> texts(Locale.forLanguageTag(tag).getLanguage()).and(texts(tag)))
        .orElse(Texts.NONE);
  }

  private Texts texts(String tag) {
    return locales.getOrDefault(tag, Texts.NONE);
  }

  List<Fault> faults(String path) {
    return locales.keySet().stream()
        .sorted()
        .filter(tag -> !Senses.Language.known(tag))
        .map(tag -> new Fault(path + ".locales." + tag, Senses.Language.NONE))
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
