package dev.storehand.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request written by hand, right or wrong. */
record RawRequest(String line, List<String> headers, byte[] body) {
  static final String BASE = "/api/v2/external";

  /** A request line as it is, with a Host. */
  static RawRequest of(String line) {
    return new RawRequest(line, List.of("Host: 127.0.0.1"), new byte[0]);
  }

  static RawRequest get(String path) {
    return of("GET " + BASE + path + " HTTP/1.1");
  }

  /** JSON to a path below the base. */
  static RawRequest post(String path, String json) {
    return post(path, json.getBytes(StandardCharsets.UTF_8));
  }

  static RawRequest post(String path, byte[] json) {
    return of("POST " + BASE + path + " HTTP/1.1")
        .with("Content-Type: application/json")
        .with("Content-Length: " + json.length)
        .body(json);
  }

  /** The same with one more header line. */
  RawRequest with(String header) {
    List<String> more = new ArrayList<>(headers);
    more.add(header);
    return new RawRequest(line, more, body);
  }

  RawRequest key(String key) {
    return with("X-Auth-Token: " + key);
  }

  /** The same without a header. */
  RawRequest without(String name) {
    return new RawRequest(
        line, headers.stream().filter(each -> !each.startsWith(name + ":")).toList(), body);
  }

  RawRequest body(byte[] bytes) {
    return new RawRequest(line, headers, bytes);
  }

  RawRequest body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** No more than the beginning of it. */
  String requestLineOnly() {
    return line + "\r\n";
  }

  /** As it goes over the wire. Characters up to U+00FF are one byte each. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String head =
        line + "\r\n" + String.join("\r\n", headers) + (headers.isEmpty() ? "" : "\r\n") + "\r\n";
    out.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(body);
    return out.toByteArray();
  }
}
