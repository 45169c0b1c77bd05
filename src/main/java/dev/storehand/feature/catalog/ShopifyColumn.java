package dev.storehand.feature.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns of Shopify's product CSV that are kept, and the part of a row each becomes. */
enum ShopifyColumn {
  HANDLE("Handle", "handle"),
  TITLE("Title", "name"),
  BODY("Body (HTML)", "description_md"),
  VENDOR("Vendor", "brand"),
  TYPE("Type", "attributes.product_type"),
  TAGS("Tags", "tags"),
  PUBLISHED("Published", "status"),
  STATUS("Status", "status"),
  OPTION1_NAME("Option1 Name", "options"),
  OPTION1_VALUE("Option1 Value", "options"),
  OPTION2_NAME("Option2 Name", "options"),
  OPTION2_VALUE("Option2 Value", "options"),
  OPTION3_NAME("Option3 Name", "options"),
  OPTION3_VALUE("Option3 Value", "options"),
  SKU("Variant SKU", "sku_code"),
  GRAMS("Variant Grams", "grams"),
  QUANTITY("Variant Inventory Qty", "quantity"),
  PRICE("Variant Price", "price_cents"),
  COMPARE_AT("Variant Compare At Price", "compare_at_cents"),
  REQUIRES_SHIPPING("Variant Requires Shipping", "do_not_ship"),
  BARCODE("Variant Barcode", "gtin"),
  IMAGE("Image Src", "image_url"),
  IMAGE_POSITION("Image Position", "image_position"),
  IMAGE_ALT("Image Alt Text", "image_alt"),
  VARIANT_IMAGE("Variant Image", "variant_image_url"),
  CATEGORY("Product Category", "attributes.category"),
  GOOGLE_CATEGORY("Google Shopping / Google Product Category", "attributes.google_category"),
  GENDER("Google Shopping / Gender", "attributes.gender"),
  AGE_GROUP("Google Shopping / Age Group", "attributes.age_group"),
  CONDITION("Google Shopping / Condition", "attributes.condition"),
  MPN("Google Shopping / MPN", "style_id"),
  SEO_TITLE("SEO Title", "attributes.seo_title"),
  SEO_DESCRIPTION("SEO Description", "attributes.seo_description");

  private static final Map<String, ShopifyColumn> BY_HEADER =
      Arrays.stream(values()).collect(Collectors.toMap(each -> folded(each.header), each -> each));

  private final String header;
  private final String part;

  ShopifyColumn(String header, String part) {
    this.header = header;
    this.part = part;
  }

  /** Its name in a file. */
  String header() {
    return header;
  }

  /** The part of an {@link ImportRow} that it sets. */
  String part() {
    return part;
  }

  /** The name of the option whose value this column holds, and the reverse. */
  static ShopifyColumn optionName(int number) {
    return valueOf("OPTION" + number + "_NAME");
  }

  static ShopifyColumn optionValue(int number) {
    return valueOf("OPTION" + number + "_VALUE");
  }

  /** The kept columns by header, capitals and outer spaces aside. */
  static Map<String, ShopifyColumn> known() {
    return BY_HEADER;
  }

  /** The header of the column that sets a part of a row; the part itself where there is none. */
  static String headerOf(String part) {
    return part.startsWith("options")
        ? OPTION1_VALUE.header
        : Arrays.stream(values())
            .filter(each -> each.part.equals(part))
            .findFirst()
            .map(ShopifyColumn::header)
            .orElse(part);
  }

  static String folded(String header) {
    return header.strip().toLowerCase(Locale.ROOT);
  }
}
