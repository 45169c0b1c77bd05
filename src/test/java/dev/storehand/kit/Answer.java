package dev.storehand.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.call.Reply;
import dev.storehand.core.schema.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A reply, with what a test wants to say of it. */
public record Answer(Reply reply) {

  /** The body of an accepted call. */
  public ObjectNode ok() {
    assertThat(reply.accepted()).as("%s", json()).isTrue();
    return json();
  }

  /** The body of a refusal with this code. */
  public ObjectNode problem(String code) {
    ObjectNode body = json();
    assertThat(body.path("code").asString("")).as("%s", body).isEqualTo(code);
    assertThat(body.path("status").intValue()).isEqualTo(reply.status());
    return body;
  }

  /** The sentences of a refusal. */
  public List<String> errors() {
    List<String> errors = new ArrayList<>();
    json().path("errors").forEach(error -> errors.add(error.asString()));
    return errors;
  }

  /** A text of an accepted call's body, by dotted path. */
  public String text(String path) {
    return at(path).asString();
  }

  /** A number of an accepted call's body, by dotted path. */
  public long number(String path) {
    return at(path).longValue();
  }

  /** A part of an accepted call's body, by dotted path: {@code stock_items.0.id}. */
  public JsonNode at(String path) {
    JsonNode part = ok().at("/" + path.replace('.', '/'));
    assertThat(part.isMissingNode()).as("no %s in %s", path, json()).isFalse();
    return part;
  }

  /** The body, whatever it is. */
  public ObjectNode json() {
    return Json.parse(reply.body());
  }
}
