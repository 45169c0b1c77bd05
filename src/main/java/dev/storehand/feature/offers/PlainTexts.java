package dev.storehand.feature.offers;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * What a template may look at: the entries of the map it is given, and nothing of them. The
 * library's own collector would read fields and call methods of whatever it meets.
 */
final class PlainTexts implements Mustache.Collector {

  /** A text is there once; what is missing comes as an empty list. */
  @Override
  public Iterator<?> toIterator(Object value) {
    return value instanceof Collection<?> nothing ? nothing.iterator() : null;
  }

  @Override
  public Mustache.VariableFetcher createFetcher(Object from, String name) {
    return (context, key) ->
        context instanceof Map<?, ?> texts && texts.get(key) instanceof String text
            ? text
            : Template.NO_FETCHER_FOUND;
  }

  @Override
  public <K, V> Map<K, V> createFetcherCache() {
    return new HashMap<>();
  }
}
