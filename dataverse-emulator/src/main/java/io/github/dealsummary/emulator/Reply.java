package io.github.dealsummary.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.ODataError;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer: of the server, or of one part of a {@code $batch}. */
record Reply(int status, Map<String, String> headers, String body) {
  private static final String JSON = "application/json; odata.metadata=minimal";

  static Reply json(int status, String body) {
    return new Reply(status, Map.of("Content-Type", JSON, "OData-Version", "4.0"), body);
  }

  static Reply html(int status, String body) {
    return new Reply(status, Map.of("Content-Type", "text/html; charset=utf-8"), body);
  }

  static Reply text(String type, String body) {
    return new Reply(200, Map.of("Content-Type", type, "OData-Version", "4.0"), body);
  }

  static Reply empty(int status) {
    return new Reply(status, Map.of("OData-Version", "4.0"), "");
  }

  static Reply error(ODataError error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("code", error.code()).put("message", error.getMessage());
    return json(error.status(), body.toString());
  }

  /** A mistake of the emulator's own, told so that it can be reported. */
  static Reply unexpected(Throwable e) {
    return error(new ODataError(500, "0x80040216", "An unexpected error occurred: " + e));
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body);
  }
}
