package dev.storehand.feature.listings;

import java.awt.geom.GeneralPath;
import java.util.List;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * Keeps PDFBox from looking through this machine's fonts and writing what it found into somebody's
 * home: our pages use the fonts that every reader of PDF has, and nobody draws them here.
 */
final class NoFonts implements FontMapper {

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
    return new FontMapping<>(new Blank(name), false);
  }

  @Override
  public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, PDCIDSystemInfo info) {
    throw new UnsupportedOperationException(name);
  }

  /** A font without a drawing. */
  private record Blank(String name) implements FontBoxFont {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public BoundingBox getFontBBox() {
      return new BoundingBox();
    }

    @Override
    public List<Number> getFontMatrix() {
      return List.of(0.001, 0, 0, 0.001, 0, 0);
    }

    @Override
    public GeneralPath getPath(String glyph) {
      return new GeneralPath();
    }

    @Override
    public float getWidth(String glyph) {
      return 0;
    }

    @Override
    public boolean hasGlyph(String glyph) {
      return true;
    }
  }
}
