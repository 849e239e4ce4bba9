package io.github.dealsummary.emulator.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.ODataError;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer, encoded: of the server, or of one part of a {@code $batch}. */
public final class Reply {
  private static final String JSON = "application/json; odata.metadata=minimal";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] bytes;

  private Reply(int status, Map<String, String> headers, byte[] bytes) {
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
  }

  public Reply(int status, Map<String, String> headers, String body) {
    this(status, headers, body.getBytes(UTF_8));
  }

  public static Reply json(int status, String body) {
    return json(status, body.getBytes(UTF_8));
  }

  static Reply json(int status, byte[] body) {
    return new Reply(status, Map.of("Content-Type", JSON, "OData-Version", "4.0"), body);
  }

  public static Reply html(int status, String body) {
    return new Reply(status, Map.of("Content-Type", "text/html; charset=utf-8"), body);
  }

  public static Reply text(String type, String body) {
    return new Reply(200, Map.of("Content-Type", type, "OData-Version", "4.0"), body);
  }

  public static Reply empty(int status) {
    return new Reply(status, Map.of("OData-Version", "4.0"), "");
  }

  public static Reply error(ODataError error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("code", error.code()).put("message", error.getMessage());
    return json(error.status(), body.toString());
  }

  /** A mistake of the emulator's own, told so that it can be reported. */
  public static Reply unexpected(Throwable e) {
    return error(new ODataError(500, "0x80040216", "An unexpected error occurred: " + e));
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public byte[] bytes() {
    return bytes;
  }

  public String body() {
    return new String(bytes, UTF_8);
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, bytes);
  }
}
