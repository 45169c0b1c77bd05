package dev.storehand.feature.offers;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** To whom an offer speaks: its markets, its languages, and its letters. */
public final class AudienceActions extends Actions {
  private static final String PATH = "/preorders/offers/:id/";

  private final OfferDesk desk;
  private final KnownMarkets known;
  private final OrderWords words;

  public AudienceActions(OfferDesk desk, KnownMarkets known, OrderWords words) {
    super(OfferActions.STOREFRONT);
    this.desk = desk;
    this.known = known;
    this.words = words;
    capabilities();
  }

  private void capabilities() {
    desk.serves(
        "markets",
        capability(PATH + "markets", "offer_markets", OfferMarkets.class)
            .about("where an offer sells, and what differs there")
            .note("A 409 where another offer would sell the same there.")
            .readAlsoCalled(
                "in which countries is the preorder sold",
                "regions of the presale",
                "where can people preorder",
                "can they buy the drop abroad",
                "which countries may preorder")
            .alsoCalled(
                "sell everywhere",
                "another limit for one market",
                "market overrides",
                "worldwide presale",
                "different price per country",
                "restrict where the drop is sold")
            .example("{\"id\": \"" + id("ofr", 1) + "\", \"scope\": \"all\"}"),
        Settings::markets,
        Settings::with);
    desk.serves(
        "translations",
        capability(PATH + "translations", "offer_translations", Translations.class)
            .about("an offer's texts in other languages")
            .readAlsoCalled(
                "which languages does the offer speak",
                "is the preorder translated",
                "translated texts of the drop",
                "list the languages of an offer",
                "do we have french texts")
            .alsoCalled(
                "edit all translations",
                "change several languages at once",
                "edit the texts in every language",
                "overwrite the translations")
            .example(
                "{\"id\": \"%s\", \"locales\": {\"fr\": {\"button_text\": \"Précommander\"}}}"
                    .formatted(id("ofr", 1))),
        Settings::translations,
        Settings::with);
    letters();
  }

  private void letters() {
    desk.serves(
        "notifications",
        capability(PATH + "notifications", "offer_notifications", Notifications.class)
            .about("what an offer's buyers are told by email")
            .note("Texts have places such as {{ customer }}; an unknown one is told.")
            .readAlsoCalled(
                "which emails do preorder buyers get",
                "preorder email settings",
                "is the confirmation email on",
                "which mails does the drop send",
                "subject of the preorder email",
                "what are buyers told")
            .alsoCalled(
                "edit the confirmation email",
                "turn off preorder emails",
                "cancel link in emails",
                "change the email subject",
                "switch the payment reminder on",
                "stop mailing buyers of the drop")
            .example(
                "{\"id\": \"%s\", \"payment_reminder\": {\"enabled\": false}}"
                    .formatted(id("ofr", 1))),
        Settings::notifications,
        Settings::with);
  }

  record ChangeMarkets(
      @Doc("Which offer.") @Size(min = 1, max = 64) String id,
      @Doc("Which markets, by id.") @Size(min = 1, max = 100) @Means(Senses.Distinct.class)
          List<@Size(min = 1, max = 64) String> marketIds) {}

  final Action<ChangeMarkets, OfferMarkets> addOfferMarkets =
      post(PATH + "markets/add_markets")
          .named("add_offer_markets")
          .says(
              "Let an offer sell in these markets too; one that sold everywhere sells here alone.")
          .alsoCalled(
              "sell the preorder in another country",
              "open the offer in a country",
              "limit the preorder to a market",
              "make the presale available in a region",
              "offer the drop abroad",
              "start preorders in one more country")
          .repeatable()
          .versioned()
          .takes(ChangeMarkets.class)
          .gives(OfferMarkets.class)
          .example(new ChangeMarkets(id("ofr", 1), List.of(id("mkt", 1))))
          .writes(this::addMarkets);

  private OfferMarkets addMarkets(ChangeMarkets in, WriteTx tx) {
    return changeMarkets(tx, in, before -> before.with(in.marketIds()));
  }

  final Action<ChangeMarkets, OfferMarkets> removeOfferMarkets =
      post(PATH + "markets/remove_markets")
          .named("remove_offer_markets")
          .says("Let an offer sell in these markets no longer; one must be left.")
          .note("An offer of all markets names none to remove: add_offer_markets names some first.")
          .alsoCalled(
              "stop selling in a country",
              "close the offer in a market",
              "take the drop out of a region",
              "exclude a country from the presale",
              "no more preorders from a country",
              "pull the offer from a market")
          .repeatable()
          .versioned()
          .takes(ChangeMarkets.class)
          .gives(OfferMarkets.class)
          .example(new ChangeMarkets(id("ofr", 3), List.of(id("mkt", 3))))
          .writes(this::removeMarkets);

  private OfferMarkets removeMarkets(ChangeMarkets in, WriteTx tx) {
    return changeMarkets(
        tx,
        in,
        before -> {
          if (before.scope() == OfferMarkets.Scope.ALL) {
            throw Problem.of(Code.CONFLICT, "The offer " + in.id() + " sells in all markets")
                .hint("Name those it is to sell in with add_offer_markets.")
                .next("add_offer_markets", "list_markets");
          }
          return before.without(in.marketIds());
        });
  }

  private OfferMarkets changeMarkets(
      WriteTx tx, ChangeMarkets in, UnaryOperator<OfferMarkets> change) {
    return desk.change(
            tx,
            in.id(),
            "markets.",
            all -> {
              check(tx, in);
              return all.with(change.apply(all.markets()));
            })
        .markets();
  }

  private void check(ReadTx tx, ChangeMarkets in) {
    Set<String> there = known.among(tx, in.marketIds());
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < in.marketIds().size(); i++) {
      String each = in.marketIds().get(i);
      if (!there.contains(each)) {
        faults.add(new Fault("market_ids[" + i + "]", "is unknown or archived: " + each));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.faults(faults).next("list_markets");
    }
  }

  record SetTranslation(
      @Doc("Which offer.") @Size(min = 1, max = 64) String id,
      @Doc("Which language, such as de or pt-BR.")
          @Size(min = 2, max = 35)
          @Means(Senses.Language.class)
          String locale,
      @Doc("Its texts; those not sent stay as they are.") Translations.Texts texts) {}

  final Action<SetTranslation, Translations> setOfferTranslation =
      post(PATH + "translations/set_translation")
          .named("set_offer_translation")
          .says("Give an offer's texts in a language.")
          .note("What has no text there is shown as it is written in the offer.")
          .alsoCalled(
              "translate the offer",
              "add a language",
              "german preorder button",
              "show the presale in another language",
              "french version of the texts",
              "localise the button")
          .repeatable()
          .versioned()
          .takes(SetTranslation.class)
          .gives(Translations.class)
          .example(
              """
              {"id": "%s", "locale": "de",
               "texts": {"button_text": "Vorbestellen", "badge_text": "Bald da"}}"""
                  .formatted(id("ofr", 1)))
          .writes(this::setTranslation);

  private Translations setTranslation(SetTranslation in, WriteTx tx) {
    return desk.change(
            tx,
            in.id(),
            "translations.",
            all -> all.with(all.translations().with(in.locale(), in.texts())))
        .translations();
  }

  record RemoveTranslation(
      @Doc("Which offer.") @Size(min = 1, max = 64) String id,
      @Doc("Which language.") @Size(min = 2, max = 35) @Means(Senses.Language.class)
          String locale) {}

  final Action<RemoveTranslation, Translations> removeOfferTranslation =
      post(PATH + "translations/remove_translation")
          .named("remove_offer_translation")
          .says("Take away an offer's texts in a language.")
          .alsoCalled(
              "drop a language",
              "delete the german texts",
              "take a translation away",
              "no longer show the presale in a language",
              "stop speaking french",
              "remove a locale")
          .repeatable()
          .versioned()
          .takes(RemoveTranslation.class)
          .gives(Translations.class)
          .example(new RemoveTranslation(id("ofr", 2), "de"))
          .writes(this::removeTranslation);

  private Translations removeTranslation(RemoveTranslation in, WriteTx tx) {
    return desk.change(
            tx, in.id(), "translations.", all -> all.with(all.translations().without(in.locale())))
        .translations();
  }

  record PreviewNotification(
      @Doc("Which offer.") @Size(min = 1, max = 64) String id,
      @Doc("Which letter.") Notifications.Kind kind,
      @Doc("With the values of this preorder; with made-up ones unless told.")
          @Size(min = 1, max = 64)
          Optional<String> orderId,
      @Doc("In this language, as far as it is translated; the preorder's own unless told.")
          @Size(min = 2, max = 35)
          @Means(Senses.Language.class)
          Optional<String> locale) {}

  /** A letter as it would be sent. */
  @Doc("A letter as it would be sent.")
  record Preview(
      @Doc("Which letter.") Notifications.Kind kind,
      @Doc("Whether it is sent at all.") boolean enabled,
      @Doc("Its subject.") String subject,
      @Doc("Its text.") String body) {}

  final Action<PreviewNotification, Preview> previewOfferNotification =
      post(PATH + "notifications/preview_notification")
          .named("preview_offer_notification")
          .says("Show a letter as a buyer would get it; nothing is sent.")
          .alsoCalled(
              "what does the email look like",
              "test the preorder email",
              "what will customers get in their inbox",
              "see the mail before it goes out",
              "sample of the confirmation email",
              "proof of the letter")
          .repeatable()
          .takes(PreviewNotification.class)
          .gives(Preview.class)
          .example(
              new PreviewNotification(
                  id("ofr", 2),
                  Notifications.Kind.CONFIRMATION,
                  Optional.empty(),
                  Optional.empty()))
          .reads(this::preview);

  private Preview preview(PreviewNotification in, ReadTx tx) {
    OfferStore.Held held = desk.get(tx, in.id());
    Optional<OrderWords.Words> order = in.orderId().map(each -> ofOrder(tx, in, each));
    Optional<String> locale = in.locale().or(() -> order.flatMap(OrderWords.Words::locale));
    Wording wording = Wording.of(held.settings(), Optional.empty(), locale);
    Notifications.Letter letter = wording.letter(in.kind());
    Map<String, String> values =
        order
            .map(each -> SampleWords.besides(each.values()))
            .orElseGet(() -> SampleWords.of(held.offer().name(), wording));
    return new Preview(
        in.kind(),
        letter.enabled(),
        Template.rendered(letter.subject(), values),
        Template.rendered(letter.body(), values));
  }

  private OrderWords.Words ofOrder(ReadTx tx, PreviewNotification in, String order) {
    return words
        .of(tx, in.id(), order, in.kind())
        .orElseThrow(
            () -> Problem.fault("order_id", "is unknown: " + order).next("list_preorder_orders"));
  }
}
