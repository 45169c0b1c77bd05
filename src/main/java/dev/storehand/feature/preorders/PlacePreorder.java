package dev.storehand.feature.preorders;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Secret;
import dev.storehand.core.schema.Senses;
import dev.storehand.feature.orders.Address;
import dev.storehand.feature.orders.CreateOrder;
import dev.storehand.feature.orders.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a preorder is made of. */
record PlacePreorder(
    @Doc("What is bought; at least one line is sold by an offer.") @Size(min = 1, max = 100)
        List<Line> lines,
    @Doc("The offer it is to be sold by; the one that sells there now unless told.")
        @Size(min = 1, max = 64)
        Optional<String> offerId,
    @Doc("Who buys, by email address; the customer is made with the first order.")
        @Size(min = 3, max = 254)
        @Pattern(regexp = "^[^@\\s]+@[^@\\s]+$", message = "must be an email address")
        Optional<String> customerEmail,
    @Doc("What a new customer is called.") @Size(min = 1, max = 200) Optional<String> customerName,
    @Doc("Who buys, by id, instead of the email address.") @Size(min = 1, max = 64)
        Optional<String> customerId,
    @Doc("The market, by id or code; the shop's default unless told.") @Size(min = 1, max = 64)
        Optional<String> market,
    @Doc("That the buyer agreed to the offer's terms; needed where it has some.")
        Optional<Boolean> termsAccepted,
    @Doc("The buyer's language, such as de or pt-BR: letters are in it where the offer has them.")
        @Size(min = 2, max = 35)
        @Means(Senses.Language.class)
        Optional<String> locale,
    @Doc("By what it is paid: the deposit, or all, at once; kept for the balance.")
        Optional<PaymentMeans> payment,
    @Doc("Tax that comes on top, in minor units.") @Min(0) @Max(Money.MOST) Optional<Long> taxCents,
    @Doc("What sending costs, in minor units.") @Min(0) @Max(Money.MOST)
        Optional<Long> shippingCents,
    @Doc("Words of your own to filter by.") @Size(max = 50) @Means(Senses.Distinct.class)
        Optional<List<@Size(min = 1, max = 100) String>> tags,
    @Doc("Where it is sent.") Optional<Address> shippingAddress,
    @Doc("Who is billed.") Optional<Address> billingAddress,
    @Doc("A note of your own.") @Size(min = 1, max = 2000) Optional<String> note,
    @Doc("Your own identifier for it, such as a till's.") @Size(min = 1, max = 200)
        Optional<String> reference,
    @Doc("Which system the reference is of.") @Size(min = 1, max = 100)
        Optional<String> referenceOrigin,
    @Doc("Your own notes, by name.") @Size(max = 50)
        Optional<Map<String, @Size(max = 500) String>> metadata) {

  /** Some of one SKU. */
  record Line(
      @Doc("The SKU's code; or send variant_id.") @Size(min = 1, max = 100)
          Optional<String> skuCode,
      @Doc("The SKU by its variant id: the way for variants without a code.")
          @Size(min = 1, max = 64)
          Optional<String> variantId,
      @Doc("How many.") @Min(1) @Max(1_000_000) int quantity,
      @Doc(
              "What one costs before the offer's discount, in minor units; the variant's own price unless told.")
          @Min(0)
          @Max(1_000_000_000_000L)
          Optional<Long> unitCents) {

    private CreateOrder.Line ofOrder() {
      return new CreateOrder.Line(skuCode, variantId, quantity, unitCents, Optional.empty());
    }
  }

  /** By what it is paid. */
  @Doc("By what a preorder is paid.")
  record PaymentMeans(
      @Doc("Who moves the money: manual, sandbox …") @Size(min = 1, max = 40) String provider,
      @Doc("What the provider knows the buyer's means of payment by.")
          @Size(min = 1, max = 500)
          @Secret
          Optional<String> token,
      @Doc("Your own reference, such as a bank transfer's.") @Size(min = 1, max = 200)
          Optional<String> reference) {}

  /** For somebody, and nothing else. */
  static PlacePreorder of(
      String email, String skuCode, int quantity, Optional<PaymentMeans> payment) {
    return new PlacePreorder(
        List.of(new Line(Optional.of(skuCode), Optional.empty(), quantity, Optional.empty())),
        Optional.empty(),
        Optional.of(email),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        payment,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The order that it is. */
  CreateOrder order() {
    return new CreateOrder(
        lines.stream().map(Line::ofOrder).toList(),
        Optional.of(true),
        customerEmail,
        customerName,
        customerId,
        market,
        Optional.empty(),
        taxCents,
        shippingCents,
        tags,
        shippingAddress,
        billingAddress,
        note,
        reference,
        referenceOrigin,
        metadata);
  }
}
