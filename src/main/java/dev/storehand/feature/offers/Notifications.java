package dev.storehand.feature.offers;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.WebAddress;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What buyers are told by email. */
@Doc("What the buyers of an offer are told by email.")
public record Notifications(
    @Doc("With the order.") Letter confirmation,
    @Doc("When the date moves, sent by send_shipping_update.") Letter shippingUpdate,
    @Doc("When the balance could not be charged.") Letter paymentFailed,
    @Doc("With a link to pay what is left.") Letter paymentCollection,
    @Doc("Before the balance is due, and after, as the reminders say.") Letter paymentReminder,
    @Doc("The link to pay that send_payment_collection_url sends.") PaymentLink paymentLink,
    @Doc("A link in the confirmation by which the buyer can cancel.") CancelLink cancelLink) {

  /** One of them. */
  @Doc("An email to the buyers of an offer.")
  public record Letter(
      @Doc("Whether it is sent.") boolean enabled,
      @Doc("Its subject, such as Your preorder of {{ product }}.")
          @Size(min = 1, max = 200)
          @Means(Template.class)
          String subject,
      @Doc("Its text.") @Size(min = 1, max = 10_000) @Means(Template.class) String body) {}

  /** The link. */
  public record CancelLink(
      @Doc("Whether it is there.") boolean enabled,
      @Doc("Where it leads, with {{ order_id }}; a page of your storefront.")
          @Size(max = 500)
          @Pattern(regexp = WebAddress.TEMPLATE, message = WebAddress.SAYS)
          @Means(Template.class)
          String url) {}

  /** The link to pay. */
  public record PaymentLink(
      @Doc("Where it leads, with {{ token }}; a page of your storefront; may be empty.")
          @Size(max = 500)
          @Pattern(regexp = WebAddress.TEMPLATE, message = WebAddress.SAYS)
          @Means(Template.class)
          String url) {}

  List<Fault> faults(String path) {
    return cancelLink.enabled() && cancelLink.url().isBlank()
        ? List.of(new Fault(path + ".cancel_link.url", "is missing: the link is enabled"))
        : List.of();
  }

  /** Which of them. */
  public enum Kind {
    CONFIRMATION,
    SHIPPING_UPDATE,
    PAYMENT_FAILED,
    PAYMENT_COLLECTION,
    PAYMENT_REMINDER
  }

  Letter letter(Kind kind) {
    return switch (kind) {
      case CONFIRMATION -> confirmation;
      case SHIPPING_UPDATE -> shippingUpdate;
      case PAYMENT_FAILED -> paymentFailed;
      case PAYMENT_COLLECTION -> paymentCollection;
      case PAYMENT_REMINDER -> paymentReminder;
    };
  }

  static Notifications usual() {
    return new Notifications(
        new Letter(
            true,
            "Your preorder {{ order_number }}",
            "Thank you, {{ customer }}. You have preordered {{ product }}. {{ shipping_text }}"),
        new Letter(
            true,
            "News of your preorder {{ order_number }}",
            "{{ header }}\n\n{{ description }}\n\n{{ shipping_text }}"),
        new Letter(
            true,
            "Your payment for {{ order_number }} did not go through",
            "We could not charge {{ balance }}: {{ reason }}"
                + "{{# retry_date }} We try again on {{ retry_date }}.{{/ retry_date }}"),
        new Letter(
            true,
            "Pay the rest of your preorder {{ order_number }}",
            "{{ balance }} is left to pay: {{ url }}"),
        new Letter(
            true,
            "The rest of your preorder {{ order_number }}",
            "{{ balance }} for {{ product }} is due on {{ due_date }}."),
        new PaymentLink(""),
        new CancelLink(false, ""));
  }
}
