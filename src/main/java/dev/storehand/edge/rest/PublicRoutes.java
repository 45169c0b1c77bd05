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
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is published rather than called: texts that need no key, and {@code /help}, which shows what
 * a key may do.
 */
public final class PublicRoutes {
  private static final int HELP_POINTS = 1;
  private static final Set<String> HELP_PARAMETERS = Set.of("prefix", "q", "fields");
  private static final int MOST_WORDS = 200;

  private final Site site;
  private final Help help;
  private final Gate gate;
  private final Supplier<String> requestIds;

  public PublicRoutes(Site site, Help help, Gate gate, Supplier<String> requestIds) {
    this.site = site;
    this.help = help;
    this.gate = gate;
    this.requestIds = requestIds;
  }

  /** Mounts the texts that stand outside the base path; those below it are answered one by one. */
  public void mount(RoutesConfig routes) {
    for (String path : List.of("/llms.txt", "/docs", "/docs/<file>")) {
      routes.get(path, this::page);
      routes.head(path, this::page);
    }
    routes.get("/", context -> context.redirect("/docs"));
  }

  /** Whether a GET of this path below the base is a page's: its last segment is a reserved one. */
  boolean has(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    boolean text =
        last.equals("skill.md") || last.equals("openapi.json") || path.startsWith(Answers.PROBLEMS);
    return last.equals("help") || (text && site.at(path).isPresent());
  }

  /** Answers the GET of a path that it {@link #has}. */
  void answer(Context context) {
    String path = context.req().getRequestURI();
    if (path.endsWith("/help")) {
      help(context, RestCalls.below(path));
    } else {
      page(context);
    }
  }

  private void page(Context context) {
    site.at(context.req().getRequestURI())
        .ifPresentOrElse(text -> send(context, text), () -> context.status(404));
  }

  private void send(Context context, Text text) {
    context.header("X-Request-Id", requestIds.get());
    context.header("ETag", text.etag());
    context.header("Cache-Control", "no-cache");
    String known = context.req().getHeader("If-None-Match");
    if (known != null && (known.equals("*") || known.contains(text.etag()))) {
      context.status(304);
      return;
    }
    context.contentType(text.mediaType());
    context.result(text.bytes());
  }

  private void help(Context context, String below) {
    Optional<Rate> rate = Optional.empty();
    try {
      Caller caller = gate.who(RestCalls.token(context.req()));
      rate = Optional.of(gate.rate(caller));
      rate = Optional.of(gate.charge(caller, HELP_POINTS));
      Text text = help.answer(asked(below, context.req().getQueryString()), caller::may);
      RestCalls.rateHeaders(context, rate.get());
      send(context, text);
    } catch (Problem problem) {
      RestCalls.write(context, Answers.of(problem, requestIds.get(), rate));
    }
  }

  private static Help.Asked asked(String below, String query) {
    Map<String, List<String>> sent = QueryString.parse(query);
    List<Fault> faults = new ArrayList<>();
    sent.forEach(
        (name, values) -> {
          if (!HELP_PARAMETERS.contains(name)) {
            faults.add(new Fault(name, "is not a known field; known are prefix, q and fields"));
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
