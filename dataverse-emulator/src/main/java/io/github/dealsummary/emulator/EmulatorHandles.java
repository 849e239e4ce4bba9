package io.github.dealsummary.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.web.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The handles below {@code /_emulator/}, for programs that are not Java. */
final class EmulatorHandles {
  static final String ROOT = "/_emulator/";

  private static final int KEPT = 100;
  private static final List<String> ANSWERS = List.of("status", "html", "body", "how");

  private final ObjectMapper mapper = new ObjectMapper();
  private final DataverseEmulator emulator;
  private final Map<String, Snapshot> snapshots = new ConcurrentHashMap<>();
  private final AtomicInteger taken = new AtomicInteger();

  EmulatorHandles(DataverseEmulator emulator) {
    this.emulator = emulator;
  }

  Reply answer(String method, String path, String body) {
    String what = path.substring(ROOT.length());
    if (!body.isBlank() && !(method + " " + what).equals("POST faults")) {
      throw ODataError.badRequest(method + " " + path + " does not take a body.");
    }
    return switch (method + " " + what.replaceFirst("^restore/[^/]+$", "restore")) {
      case "GET log" -> json(emulator.requests());
      case "POST reset" -> {
        emulator.reset();
        yield Reply.empty(204);
      }
      case "POST snapshot" -> {
        int number = taken.incrementAndGet();
        String id = String.valueOf(number);
        snapshots.put(id, emulator.snapshot());
        // An emulator may run for weeks, and a snapshot holds all rows.
        snapshots.remove(String.valueOf(number - KEPT));
        yield Reply.json(201, JsonNodeFactory.instance.objectNode().put("snapshot", id).toString());
      }
      case "POST restore" -> restore(what.replaceFirst("^restore/?", ""));
      case "POST faults" -> {
        ObjectNode asked = read(body);
        requirePossible(asked);
        emulator.inject(fault(asked));
        yield Reply.empty(204);
      }
      case "DELETE faults" -> {
        emulator.clearFaults();
        yield Reply.empty(204);
      }
      default -> Reply.error(ODataError.segmentNotFound(ROOT + what));
    };
  }

  private Reply restore(String id) {
    Snapshot snapshot = snapshots.get(id);
    if (snapshot == null) {
      return Reply.error(ODataError.segmentNotFound("snapshot " + id));
    }
    emulator.restore(snapshot);
    return Reply.empty(204);
  }

  /**
   * {@code {"on":"accounts","status":429,"times":1,"retryAfterSeconds":2,"delayMillis":50}};
   * instead of a status {@code html}, {@code body} or {@code how}: reset, stall, truncate,
   * expiredToken, notFoundForSegment.
   */
  private static Fault fault(ObjectNode asked) {
    Fault fault = Fault.on(asked.path("on").asText());
    for (Map.Entry<String, JsonNode> entry : asked.properties()) {
      JsonNode value = entry.getValue();
      fault =
          switch (entry.getKey()) {
            case "on" -> fault;
            case "status" -> fault.status(number(entry, 200, 599));
            case "html" -> fault.html(number(entry, 200, 599));
            case "body" -> fault.body(value.isTextual() ? value.asText() : value.toString());
            case "times" -> fault.times(number(entry, 1, Integer.MAX_VALUE));
            case "retryAfterSeconds" ->
                fault.retryAfter(Duration.ofSeconds(number(entry, 0, Integer.MAX_VALUE)));
            case "delayMillis" ->
                fault.delay(Duration.ofMillis(number(entry, 0, Integer.MAX_VALUE)));
            case "how" -> how(fault, value.asText());
            default ->
                throw ODataError.badRequest(
                    "A fault does not have the property '" + entry.getKey() + "'.");
          };
    }
    if (fault.answer().isEmpty() && !asked.has("delayMillis")) {
      throw ODataError.badRequest(
          "The fault needs one of status, html, body, how and delayMillis.");
    }
    return fault;
  }

  private void requirePossible(ObjectNode asked) {
    List<String> answers = ANSWERS.stream().filter(asked::has).toList();
    if (answers.size() > 1) {
      throw ODataError.badRequest(
          "A fault has one of " + String.join(", ", ANSWERS) + ", not " + answers + ".");
    }
    if (asked.path("how").asText().equals("reset") && !emulator.resetsConnections()) {
      throw ODataError.badRequest(
          "Only a relay can reset connections: start with --relay, or with behindRelay() in Java.");
    }
  }

  private static int number(Map.Entry<String, JsonNode> entry, int least, int most) {
    JsonNode value = entry.getValue();
    boolean whole = value.isIntegralNumber() && value.canConvertToInt();
    if (!whole || value.asInt() < least || value.asInt() > most) {
      throw ODataError.badRequest(
          "The '%s' of a fault is a number from %s to %s, not %s."
              .formatted(entry.getKey(), least, most, value));
    }
    return value.asInt();
  }

  private static Fault how(Fault fault, String name) {
    return switch (name) {
      case "reset" -> fault.reset();
      case "stall" -> fault.stall();
      case "truncate" -> fault.truncate();
      case "expiredToken" -> fault.expiredToken();
      case "notFoundForSegment" -> fault.notFoundForSegment();
      default -> throw ODataError.badRequest("The 'how' of a fault cannot be '" + name + "'.");
    };
  }

  private ObjectNode read(String body) {
    try {
      if (mapper.readTree(body) instanceof ObjectNode object && object.hasNonNull("on")) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw ODataError.badRequest("The request body is not valid JSON.");
    }
    throw ODataError.badRequest("A fault is a JSON object with the property 'on'.");
  }

  private Reply json(Object value) {
    try {
      return Reply.json(200, mapper.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
