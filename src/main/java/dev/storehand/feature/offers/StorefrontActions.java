package dev.storehand.feature.offers;

import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Capability;

/**
 * What buyers see of an offer: badge, button, payment breakdown, banner, and what they agree to.
 */
public final class StorefrontActions extends Actions {
  private static final String PATH = "/preorders/offers/:id/";

  private final OfferDesk desk;

  public StorefrontActions(OfferDesk desk) {
    super(OfferActions.STOREFRONT);
    this.desk = desk;
    Capability<Widget> widget = widget();
    badge(widget);
    button(widget);
    banner(widget);
    terms();
  }

  private static String example(String rest) {
    return "{\"id\": \"" + id("ofr", 1) + "\", " + rest + "}";
  }

  private Capability<Widget> widget() {
    return desk.serves(
        "widget",
        capability(PATH + "widget", "offer_widget", Widget.class)
            .about("how an offer looks: badge, button, payment breakdown and banner")
            .readAlsoCalled(
                "how does the preorder button look",
                "colours of the badge and button",
                "look of the product page",
                "current button wording",
                "see the badge text",
                "appearance of the presale")
            .alsoCalled(
                "hide the badge",
                "show the banner",
                "restyle the preorder widget",
                "turn the sticker off",
                "switch the payment breakdown off",
                "take the banner away")
            .example(example("\"badge\": {\"enabled\": false}")),
        Settings::widget,
        Settings::with);
  }

  private void badge(Capability<Widget> widget) {
    widget
        .edit("set_badge_text", "set_offer_badge_text")
        .says("Write what the badge on pictures says.")
        .alsoCalled(
            "badge wording",
            "change the label on product pictures",
            "what the sticker says",
            "text of the ribbon",
            "reword the tag on photos")
        .takes("badge.text")
        .example(example("\"text\": \"Coming soon\""));
    widget
        .edit("set_badge_colors", "set_offer_badge_colors")
        .says("Set the colours of the badge.")
        .alsoCalled(
            "recolour the badge",
            "make the badge red",
            "colour of the sticker",
            "badge background color",
            "ribbon in another colour",
            "paint the tag on the picture")
        .mayTake("badge.text_color", "badge.background_color")
        .example(example("\"background_color\": \"#b91c1c\""));
  }

  private void button(Capability<Widget> widget) {
    widget
        .edit("set_button_text", "set_offer_button_text")
        .says("Write what the preorder button says.")
        .alsoCalled(
            "rename button",
            "change preorder button label",
            "button copy",
            "reword the call to action",
            "add to cart button wording",
            "let the button say something else")
        .takes("button.text")
        .mayTake("button.description")
        .example(example("\"text\": \"Reserve yours\""));
    widget
        .edit("set_button_colors", "set_offer_button_colors")
        .says("Set the colours of the preorder button, and use them in place of the theme's.")
        .alsoCalled(
            "recolour the button",
            "make the button green",
            "background of the buy button",
            "preorder button in our brand colour",
            "text colour of the button",
            "darker button")
        .mayTake("button.text_color", "button.background_color")
        .sets("button.custom_colors", true)
        .example(example("\"text_color\": \"#ffffff\", \"background_color\": \"#166534\""));
    widget
        .edit("set_billing_widget_text", "set_offer_billing_widget_text")
        .says("Write the title and the explanation of the payment breakdown.")
        .alsoCalled(
            "wording of the payment breakdown",
            "explain pay now and later",
            "payment schedule text",
            "describe the deposit at checkout",
            "title of the payment summary",
            "words about what is due today")
        .mayTake("billing_widget.title", "billing_widget.description")
        .example(example("\"title\": \"Pay 20 % today\""));
  }

  private void banner(Capability<Widget> widget) {
    widget
        .edit("set_disclaimer_text", "set_offer_disclaimer_text")
        .says("Write the banner above the button, and show it.")
        .alsoCalled(
            "add a preorder notice",
            "banner wording",
            "warn buyers about the wait",
            "put a message above the button",
            "write a warning on the product page",
            "heads up about shipping delays")
        .takes("disclaimer.text")
        .sets("disclaimer.enabled", true)
        .example(example("\"text\": \"This ships in March.\""));
    widget
        .edit("set_disclaimer_style", "set_offer_disclaimer_style")
        .says("Set the colours of the banner and how round its corners are.")
        .alsoCalled(
            "banner colours",
            "round the banner's corners",
            "background colour of the notice",
            "rounded notice box",
            "restyle the disclaimer",
            "make the warning yellow")
        .mayTake("disclaimer.text_color", "disclaimer.background_color", "disclaimer.border_radius")
        .example(example("\"border_radius\": 8"));
  }

  private void terms() {
    desk.serves(
            "terms",
            capability(PATH + "terms", "offer_terms", Terms.class)
                .about("what an offer's buyers agree to")
                .readAlsoCalled(
                    "terms of the offer",
                    "preorder terms and conditions",
                    "T&Cs of the presale",
                    "what do buyers have to accept",
                    "is there a terms checkbox")
                .alsoCalled(
                    "require a terms checkbox",
                    "turn off the terms box",
                    "make buyers tick a box",
                    "no need to accept T&Cs",
                    "agreement optional")
                .example(example("\"enabled\": true")),
            Settings::terms,
            Settings::with)
        .edit("set_terms_text", "set_offer_terms_text")
        .says("Write what buyers agree to, and have them agree.")
        .alsoCalled(
            "what buyers have to agree to",
            "wording of the terms",
            "preorder agreement text",
            "write the T&Cs",
            "legal text of the presale",
            "edit the terms and conditions")
        .takes("text")
        .mayTake("button_disabled_until_accepted")
        .sets("enabled", true)
        .example(example("\"text\": \"I know that this is sent in March.\""));
  }
}
