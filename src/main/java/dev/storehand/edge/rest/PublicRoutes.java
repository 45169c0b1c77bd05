package dev.storehand.edge.rest;

import dev.storehand.core.call.Answers;
import dev.storehand.core.call.Caller;
import dev.storehand.core.call.Gate;
import dev.storehand.core.call.Rate;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.publish.Help;
import dev.storehand.core.publish.Site;
import dev.storehand.core.publish.Text;
import dev.storehand.core.schema.Nearest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * What is published rather than called: texts that need no key, and {@code /help}, which shows what
 * a key may do.
 */
public final class PublicRoutes implements Pages {
  private static final int HELP_POINTS = 1;
  private static final List<String> HELP_PARAMETERS = List.of("prefix", "q", "fields");
  private static final int MOST_WORDS = 200;

  private final Site site;
  private final Help help;
  private final Gate gate;
  private final Supplier<String> requestIds;
  private final Map<String, Piece> bodies = new ConcurrentHashMap<>();

  public PublicRoutes(Site site, Help help, Gate gate, Supplier<String> requestIds) {
    this.site = site;
    this.help = help;
    this.gate = gate;
    this.requestIds = requestIds;
  }

  @Override
  public Optional<Page> at(String path) {
    if (path.startsWith(RestCalls.BASE_FOLDER) && path.endsWith("/help")) {
      return Optional.of(new Page(true, request -> help(RestCalls.below(path), request)));
    }
    return switch (path) {
      case "/" -> Optional.of(new Page(false, request -> moved()));
      case "/docs/" -> at("/docs");
      default ->
          site.at(path)
              .map(
                  text -> {
                    Piece body = bodies.computeIfAbsent(path, p -> kept(text));
                    return new Page(false, request -> shown(text, body, request, Optional.empty()));
                  });
    };
  }

  private static Piece kept(Text text) {
    return Piece.kept(ByteBuffer.wrap(text.bytes()));
  }

  private WholeAnswer moved() {
    return new WholeAnswer(
        302,
        "text/plain",
        Map.of("X-Request-Id", requestIds.get(), "Location", "/docs"),
        new byte[0]);
  }

  private WholeAnswer shown(Text text, Piece body, Request request, Optional<Rate> rate) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Request-Id", requestIds.get());
    rate.ifPresent(known -> headers.putAll(known.headers(Instant.now())));
    headers.put("ETag", text.etag());
    headers.put("Cache-Control", "no-cache");
    String known = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
    boolean same = known != null && (known.equals("*") || known.contains(text.etag()));
    return same
        ? new WholeAnswer(304, text.mediaType(), headers, new byte[0])
        : new WholeAnswer(200, text.mediaType(), headers, List.of(body));
  }

  private WholeAnswer help(String below, Request request) {
    Optional<Caller> caller = Optional.empty();
    try {
      Caller known = gate.who(RestCalls.token(request.getHeaders()));
      caller = Optional.of(known);
      Rate rate = gate.charge(known, HELP_POINTS);
      Text text = help.answer(asked(below, request.getHttpURI().getQuery()), known::may);
      return shown(text, Piece.of(text.bytes()), request, Optional.of(rate));
    } catch (Problem problem) {
      return RestCalls.answer(Answers.of(problem, requestIds.get(), caller.map(gate::rate)));
    }
  }

  private static Help.Asked asked(String below, String query) {
    Map<String, List<String>> sent = QueryString.parse(query);
    List<Fault> faults = new ArrayList<>();
    sent.forEach(
        (name, values) -> {
          if (!HELP_PARAMETERS.contains(name)) {
            faults.add(
                new Fault(name, "is not a known field; " + Nearest.hint(name, HELP_PARAMETERS)));
          } else if (values.size() > 1 && !name.equals("fields")) {
            faults.add(new Fault(name, "is sent more than once"));
          } else if (values.get(0).length() > MOST_WORDS) {
            faults.add(new Fault(name, "must be at most " + MOST_WORDS + " characters"));
          }
        });
    if (!faults.isEmpty()) {
      throw Problem.faults(faults);
    }
    String scope = below.substring(0, below.length() - "/help".length());
    Optional<String> prefix =
        Optional.ofNullable(sent.get("prefix")).map(values -> scope + slashed(values.get(0)));
    Optional<String> words = Optional.ofNullable(sent.get("q")).map(values -> values.get(0));
    List<String> fields =
        sent.getOrDefault("fields", List.of()).stream()
            .flatMap(value -> List.of(value.split(",")).stream())
            .filter(field -> !field.isBlank())
            .toList();
    return new Help.Asked(
        prefix.or(() -> Optional.of(scope).filter(text -> !text.isEmpty())), words, fields);
  }

  private static String slashed(String prefix) {
    return prefix.isEmpty() || prefix.startsWith("/") ? prefix : "/" + prefix;
  }
}
