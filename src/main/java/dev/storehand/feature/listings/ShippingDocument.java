package dev.storehand.feature.listings;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.storehand.feature.orders.Address;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * The page that goes with what was sold: what it is, where it goes, and the order's number as a QR
 * code. Letters that the PDF's own fonts lack are shown as a question mark.
 */
final class ShippingDocument {
  static final String MEDIA_TYPE = "application/pdf";

  private static final PDRectangle PAGE = PDRectangle.A6;
  private static final float MARGIN = 24;
  private static final float TITLE = 16;
  private static final float TEXT = 9;
  private static final float LEADING = 13;
  private static final float CODE_WIDTH = 120;
  private static final int MOST_LETTERS = 60;

  static {
    FontMappers.set(new NoFonts());
  }

  private ShippingDocument() {}

  /** The PDF's bytes. */
  static byte[] of(Sale sale, String goods) {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      PDPage page = new PDPage(PAGE);
      document.addPage(page);
      try (PDPageContentStream ink = new PDPageContentStream(document, page)) {
        words(ink, sale, goods);
        code(ink, Long.toString(sale.orderNumber()));
      }
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void words(PDPageContentStream ink, Sale sale, String goods) throws IOException {
    PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
    PDFont plain = new PDType1Font(FontName.HELVETICA);
    ink.beginText();
    ink.setFont(bold, TITLE);
    ink.newLineAtOffset(MARGIN, PAGE.getHeight() - MARGIN - TITLE);
    ink.showText("Order " + sale.orderNumber());
    ink.setFont(plain, TEXT);
    ink.setLeading(LEADING);
    for (String line : lines(sale, goods)) {
      ink.newLine();
      ink.showText(printable(plain, line));
    }
    ink.endText();
  }

  private static List<String> lines(Sale sale, String goods) {
    List<String> lines = new ArrayList<>();
    lines.add("Listing " + sale.listingId());
    lines.add(goods);
    lines.add("Send by " + sale.shipBy());
    sale.shippingOption().ifPresent(option -> lines.add("Shipping: " + option));
    lines.add("");
    sale.order()
        .flatMap(facts -> facts.shippingAddress())
        .ifPresent(address -> lines.addAll(address(address)));
    return lines;
  }

  private static List<String> address(Address address) {
    String place =
        String.join(
            " ",
            Stream.of(address.postalCode(), address.city(), address.region())
                .flatMap(Optional::stream)
                .toList());
    return Stream.of(
            address.name(),
            address.line1(),
            address.line2(),
            Optional.of(place).filter(text -> !text.isEmpty()),
            address.country())
        .flatMap(Optional::stream)
        .toList();
  }

  /** What the font can write, cut to what the page is wide. */
  private static String printable(PDFont font, String text) {
    StringBuilder all = new StringBuilder();
    text.codePoints()
        .limit(MOST_LETTERS)
        .forEach(each -> all.append(has(font, each) ? Character.toString(each) : "?"));
    return all.toString();
  }

  private static boolean has(PDFont font, int letter) {
    try {
      font.encode(Character.toString(letter));
      return true;
    } catch (IllegalArgumentException | IOException unknown) {
      return false;
    }
  }

  private static void code(PDPageContentStream ink, String number) throws IOException {
    BitMatrix dots = matrix(number);
    float dot = CODE_WIDTH / dots.getWidth();
    for (int y = 0; y < dots.getHeight(); y++) {
      for (int x = 0; x < dots.getWidth(); x++) {
        if (dots.get(x, y)) {
          ink.addRect(MARGIN + x * dot, MARGIN + CODE_WIDTH - (y + 1) * dot, dot, dot);
        }
      }
    }
    ink.fill();
  }

  private static BitMatrix matrix(String text) {
    try {
      return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
    } catch (WriterException e) {
      throw new IllegalStateException("no code for " + text, e);
    }
  }
}
