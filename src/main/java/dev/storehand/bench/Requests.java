package dev.storehand.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests that are sent in turn, as bytes, and the status that each must be answered with. */
final class Requests {
  private final List<byte[]> all;
  private final int status;
  private int next;

  private Requests(List<byte[]> all, int status) {
    this.all = List.copyOf(all);
    this.status = status;
  }

  static Requests of(List<byte[]> all, int status) {
    return new Requests(all, status);
  }

  static byte[] get(String path, String key) {
    return head("GET " + path, key, "").getBytes(StandardCharsets.UTF_8);
  }

  /** A POST of JSON. */
  static byte[] post(String path, String key, String headers, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String more = headers + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n";
    return (head("POST " + path, key, more) + body).getBytes(StandardCharsets.UTF_8);
  }

  private static String head(String line, String key, String more) {
    return line + " HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: " + key + "\r\n" + more + "\r\n";
  }

  byte[] next() {
    next = next + 1 == all.size() ? 0 : next + 1;
    return all.get(next);
  }

  int status() {
    return status;
  }
}
