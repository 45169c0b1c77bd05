package dev.storehand.feature.offers;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a storefront shows of an offer: badge, button, payment breakdown and disclaimer. */
@Doc("How an offer looks in a storefront.")
public record Widget(
    @Doc("The mark on pictures of what it sells.") Badge badge,
    @Doc("The button that stands for add to cart.") Button button,
    @Doc("The breakdown of what is paid now and later.") BillingWidget billingWidget,
    @Doc("The banner above the button.") Disclaimer disclaimer) {
  static final String COLOUR = "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$";

  /** The badge. */
  public record Badge(
      @Doc("Whether it is shown.") boolean enabled,
      @Doc("What it says.") @Size(min = 1, max = 60) @Means(Template.class) String text,
      @Doc("The colour of its text.")
          @Size(min = 4, max = 7)
          @Pattern(regexp = Widget.COLOUR, message = "must be a colour such as #1a2b3c")
          String textColor,
      @Doc("The colour behind it.")
          @Size(min = 4, max = 7)
          @Pattern(regexp = Widget.COLOUR, message = "must be a colour such as #1a2b3c")
          String backgroundColor) {}

  /** The button. */
  public record Button(
      @Doc("What it says.") @Size(min = 1, max = 60) @Means(Template.class) String text,
      @Doc("A line below it; may be empty.") @Size(max = 200) @Means(Template.class)
          String description,
      @Doc("Whether the colours here are used, not the theme's.") boolean customColors,
      @Doc("The colour of its text.")
          @Size(min = 4, max = 7)
          @Pattern(regexp = Widget.COLOUR, message = "must be a colour such as #1a2b3c")
          String textColor,
      @Doc("Its own colour.")
          @Size(min = 4, max = 7)
          @Pattern(regexp = Widget.COLOUR, message = "must be a colour such as #1a2b3c")
          String backgroundColor,
      @Doc("How round its corners are, in pixels.") @Min(0) @Max(100) int borderRadius) {}

  /** The breakdown of payments. */
  public record BillingWidget(
      @Doc("Whether it is shown.") boolean enabled,
      @Doc("Its title.") @Size(min = 1, max = 100) @Means(Template.class) String title,
      @Doc("What it explains; may be empty.") @Size(max = 500) @Means(Template.class)
          String description) {}

  /** The banner. */
  public record Disclaimer(
      @Doc("Whether it is shown.") boolean enabled,
      @Doc("What it says; may be empty.") @Size(max = 1000) @Means(Template.class) String text,
      @Doc("The colour of its text.")
          @Size(min = 4, max = 7)
          @Pattern(regexp = Widget.COLOUR, message = "must be a colour such as #1a2b3c")
          String textColor,
      @Doc("The colour behind it.")
          @Size(min = 4, max = 7)
          @Pattern(regexp = Widget.COLOUR, message = "must be a colour such as #1a2b3c")
          String backgroundColor,
      @Doc("How round its corners are, in pixels.") @Min(0) @Max(100) int borderRadius) {}

  static Widget usual() {
    return new Widget(
        new Badge(true, "Preorder", "#ffffff", "#1f2937"),
        new Button("Preorder", "", false, "#ffffff", "#1f2937", 4),
        new BillingWidget(true, "Pay now, rest later", ""),
        new Disclaimer(false, "", "#1f2937", "#f3f4f6", 4));
  }
}
