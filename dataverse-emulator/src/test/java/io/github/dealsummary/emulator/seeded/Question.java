package io.github.dealsummary.emulator.seeded;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dealsummary.emulator.Wire;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A request that is right, and what holds of its answer.
 *
 * @param url with the slip that a pen makes
 */
record Question(Function<Pen, Url> url, Consumer<Answer> check) {
  /** An answer that came by itself or as a part of a batch. */
  record Answer(int status, String body) {
    static Answer of(HttpResponse<String> response) {
      return new Answer(response.statusCode(), response.body());
    }

    JsonNode json() {
      return Wire.json(body);
    }

    List<JsonNode> rows() {
      List<JsonNode> rows = new ArrayList<>();
      json().path("value").forEach(rows::add);
      return rows;
    }
  }
}
