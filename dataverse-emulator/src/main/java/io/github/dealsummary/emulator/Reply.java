package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.ODataError;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer, encoded: of the server, or of one part of a {@code $batch}. */
final class Reply {
  private static final String JSON = "application/json; odata.metadata=minimal";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] bytes;

  private Reply(int status, Map<String, String> headers, byte[] bytes) {
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
  }

  Reply(int status, Map<String, String> headers, String body) {
    this(status, headers, body.getBytes(UTF_8));
  }

  static Reply json(int status, String body) {
    return json(status, body.getBytes(UTF_8));
  }

  static Reply json(int status, byte[] body) {
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

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] bytes() {
    return bytes;
  }

  String body() {
    return new String(bytes, UTF_8);
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, bytes);
  }
}
