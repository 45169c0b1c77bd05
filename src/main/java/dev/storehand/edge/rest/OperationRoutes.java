package dev.storehand.edge.rest;

import dev.storehand.core.call.Answers;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

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
    implements Mount {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final List<String> PROXIED = List.of("Forwarded", "X-Forwarded-For");

  @Override
  public void on(RoutesConfig routes) {
    routes.get("/healthz", context -> says(context, "up"));
    routes.get("/readyz", this::ready);
    routes.get("/metrics", this::metrics);
  }

  private void ready(Context context) {
    if (ready.getAsBoolean()) {
      says(context, "ready");
    } else {
      refuse(context, Problem.of(Code.UNAVAILABLE, "The database does not answer"));
    }
  }

  private void metrics(Context context) {
    if (isLocal(context) || hasToken(context)) {
      context
          .header("X-Request-Id", requestIds.get())
          .contentType(PROMETHEUS)
          .result(metrics.get());
    } else {
      refuse(
          context,
          Problem.of(
                  Code.FORBIDDEN,
                  "Metrics are shown on the server's own machine, or for the metrics token")
              .hint(
                  "Start the server with --metrics-token, and send that as Authorization: Bearer."));
    }
  }

  /** A proxy on this machine speaks for others, so its clients are no locals. */
  private static boolean isLocal(Context context) {
    try {
      return PROXIED.stream().allMatch(name -> context.header(name) == null)
          && InetAddress.getByName(context.req().getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private boolean hasToken(Context context) {
    byte[] sent = RestCalls.token(context.req()).getBytes(StandardCharsets.UTF_8);
    return metricsToken
        .filter(token -> MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), sent))
        .isPresent();
  }

  private void says(Context context, String status) {
    context
        .header("X-Request-Id", requestIds.get())
        .contentType("application/json")
        .result("{\"status\":\"" + status + "\"}");
  }

  private void refuse(Context context, Problem problem) {
    RestCalls.write(context, Answers.of(problem, requestIds.get(), Optional.empty()));
  }
}
