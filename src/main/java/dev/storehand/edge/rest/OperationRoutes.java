package dev.storehand.edge.rest;

import dev.storehand.core.call.Answers;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;

/**
 * What those who run the server ask: {@code /healthz} (it is up), {@code /readyz} (it can answer)
 * and {@code /metrics}.
 *
 * @param ready whether a call would be answered now
 * @param metrics the text for Prometheus
 * @param metricsToken opens the metrics to other machines, for who sends it as a bearer token
 */
public record OperationRoutes(
    Supplier<String> requestIds,
    BooleanSupplier ready,
    Supplier<String> metrics,
    Optional<String> metricsToken)
    implements Pages {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final List<String> PROXIED = List.of("Forwarded", "X-Forwarded-For");

  @Override
  public Optional<Page> at(String path) {
    return switch (path) {
      case "/healthz" -> Optional.of(new Page(false, request -> says("up")));
      case "/readyz" -> Optional.of(new Page(false, request -> readiness()));
      case "/metrics" -> Optional.of(new Page(false, this::metrics));
      default -> Optional.empty();
    };
  }

  private WholeAnswer readiness() {
    return ready.getAsBoolean()
        ? says("ready")
        : refusal(Problem.of(Code.UNAVAILABLE, "The database does not answer"));
  }

  private WholeAnswer metrics(Request request) {
    return isLocal(request) || hasToken(request)
        ? text(PROMETHEUS, metrics.get())
        : refusal(
            Problem.of(
                    Code.FORBIDDEN,
                    "Metrics are shown on the server's own machine, or for the metrics token")
                .hint(
                    "Start the server with --metrics-token, and send that as Authorization: Bearer."));
  }

  /** A proxy on this machine speaks for others, so its clients are no locals. */
  private static boolean isLocal(Request request) {
    try {
      return PROXIED.stream().allMatch(name -> !request.getHeaders().contains(name))
          && InetAddress.getByName(Request.getRemoteAddr(request)).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private boolean hasToken(Request request) {
    byte[] sent = RestCalls.token(request.getHeaders()).getBytes(StandardCharsets.UTF_8);
    return metricsToken
        .filter(token -> MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), sent))
        .isPresent();
  }

  private WholeAnswer says(String status) {
    return text("application/json", "{\"status\":\"" + status + "\"}");
  }

  private WholeAnswer text(String type, String text) {
    return new WholeAnswer(
        200, type, Map.of("X-Request-Id", requestIds.get()), text.getBytes(StandardCharsets.UTF_8));
  }

  private WholeAnswer refusal(Problem problem) {
    return RestCalls.answer(Answers.of(problem, requestIds.get(), Optional.empty()));
  }
}
