package dev.storehand.core.problem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A refusal that a client can act on: a code, every fault, and what would help. Thrown from any
 * depth; the dispatcher makes the answer of it. It has no stack trace: it is an answer, not a
 * defect.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Map<String, String> SOON = Map.of("Retry-After", "1");

  private final Code code;
  private final transient List<Fault> faults;
  private final transient Optional<String> hint;
  private final transient List<String> nextActions;
  private final transient Map<String, String> headers;

  private Problem(
      Code code,
      String detail,
      List<Fault> faults,
      Optional<String> hint,
      List<String> nextActions,
      Map<String, String> headers) {
    super(detail, null, false, false);
    this.code = code;
    this.faults = List.copyOf(faults);
    this.hint = hint;
    this.nextActions = List.copyOf(nextActions);
    this.headers = Map.copyOf(headers);
  }

  /** A refusal with one sentence. What cannot be answered now may be asked again in a second. */
  public static Problem of(Code code, String detail) {
    Map<String, String> headers = code == Code.UNAVAILABLE ? SOON : Map.of();
    return new Problem(code, detail, List.of(), Optional.empty(), List.of(), headers);
  }

  /** 422 with every fault. */
  public static Problem faults(List<Fault> faults) {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("no fault");
    }
    return new Problem(
        Code.UNPROCESSABLE, faults.get(0).text(), faults, Optional.empty(), List.of(), Map.of());
  }

  /** 422 with one fault. */
  public static Problem fault(String path, String sentence) {
    return faults(List.of(new Fault(path, sentence)));
  }

  /** 404: the same words whether it belongs to somebody else or never was. */
  public static Problem notFound(String noun, String id) {
    return of(Code.NOT_FOUND, noun + " not found: " + id);
  }

  /** The same problem with what would unblock it. */
  public Problem hint(String sentence) {
    return new Problem(code, getMessage(), faults, Optional.of(sentence), nextActions, headers);
  }

  /** The same problem with the names of actions that help, each once. */
  public Problem next(String... actions) {
    Set<String> all = new LinkedHashSet<>(nextActions);
    all.addAll(List.of(actions));
    return new Problem(code, getMessage(), faults, hint, List.copyOf(all), headers);
  }

  /** The same problem with an HTTP header, such as Retry-After. */
  public Problem header(String name, String value) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put(name, value);
    return new Problem(code, getMessage(), faults, hint, nextActions, all);
  }

  public Code code() {
    return code;
  }

  public String detail() {
    return getMessage();
  }

  public List<Fault> faults() {
    return faults;
  }

  /** What would help: its own hint, else its code's general cure. */
  public String hint() {
    return hint.orElse(code.cure());
  }

  public List<String> nextActions() {
    return nextActions;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
