package io.github.dealsummary.acceptance;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.acceptance.Doors.Sent;
import io.github.dealsummary.contract.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Requests made from the published Swagger file: for each parameter and field a value on either
 * side of each bound that the file writes.
 *
 * @param usable a value that can be asked for, of each parameter and field that is not free text
 */
record PublishedBounds(JsonNode file, Map<String, String> usable) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two UTF-16 units, and one character of a schema. */
  private static final String HANDSHAKE = "\uD83E\uDD1D";

  /** Least that is asked or shared. */
  private static final Map<String, String> LEAST =
      Map.of("customerName", "Fourth Coffee", "text", "They compare us.");

  PublishedBounds(Map<String, String> usable) {
    this(read(), usable);
  }

  /** A request, and whether the file allows it. */
  record Case(Operation operation, String name, boolean allowed, Sent sent) {
    @Override
    public String toString() {
      return operation.id() + ": " + name + (allowed ? " is allowed" : " is not allowed");
    }
  }

  /** A value of a parameter or field as JSON; a parameter is sent as its text. */
  private record Value(String name, JsonNode json, boolean allowed) {}

  Stream<Case> cases() {
    return Stream.of(Operation.values())
        .flatMap(
            one -> one.needsBody() ? ofBody(one) : Stream.concat(ofParameters(one), ofBoth(one)));
  }

  /** The id decides, and yet the file bounds the name beside it. */
  private Stream<Case> ofBoth(Operation operation) {
    String id = good("customerId");
    JsonNode name = declared(operation).findFirst().orElseThrow();
    return ofLength("customerName", name)
        .filter(value -> !value.json().textValue().isEmpty())
        .map(
            value ->
                asking(
                    operation,
                    new Value(value.name() + " beside an id", value.json(), value.allowed()),
                    Map.of("customerName", value.json().textValue(), "customerId", id)));
  }

  private Stream<Case> ofParameters(Operation operation) {
    return declared(operation)
        .flatMap(
            parameter -> {
              String name = parameter.path("name").textValue();
              Stream<Case> values =
                  values(name, parameter)
                      .map(value -> asking(operation, value, Map.of(name, value.json().asText())));
              boolean required = parameter.path("required").booleanValue();
              return Stream.concat(values, Stream.of(without(operation, name, required)));
            });
  }

  private Case without(Operation operation, String name, boolean required) {
    return asking(operation, new Value("no " + name, JSON.nullNode(), !required), Map.of(name, ""));
  }

  private static Case asking(Operation operation, Value value, Map<String, String> parameters) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("customerName", requireNonNull(LEAST.get("customerName")));
    query.putAll(parameters);
    return new Case(
        operation, value.name(), value.allowed(), new Sent(Doors.query(query), "", List.of()));
  }

  private Stream<Case> ofBody(Operation operation) {
    JsonNode schema =
        file.at(
            declared(operation)
                .findFirst()
                .orElseThrow()
                .at("/schema/$ref")
                .textValue()
                .substring(1));
    Stream<Value> fields =
        schema.path("properties").properties().stream()
            .flatMap(
                field ->
                    Stream.concat(
                        values(field.getKey(), field.getValue()),
                        ofOtherTypes(field.getKey(), field.getValue())));
    Stream<Case> cases = fields.map(value -> sharing(operation, schema, value));
    return Stream.concat(cases, ofOtherShapes(operation, schema));
  }

  private static Case sharing(Operation operation, JsonNode schema, Value value) {
    ObjectNode body = least(schema);
    body.set(value.name().split(" ", 2)[0], value.json());
    return sharing(operation, value.name(), value.allowed(), body.toString());
  }

  private static Case sharing(Operation operation, String name, boolean allowed, String body) {
    return new Case(operation, name, allowed, new Sent("", body, List.of()));
  }

  private static ObjectNode least(JsonNode schema) {
    ObjectNode body = JSON.createObjectNode();
    schema
        .path("required")
        .forEach(one -> body.put(one.textValue(), requireNonNull(LEAST.get(one.textValue()))));
    return body;
  }

  private static Stream<Case> ofOtherShapes(Operation operation, JsonNode schema) {
    String least = least(schema).toString();
    boolean more = schema.path("additionalProperties").booleanValue();
    String inside = least.substring(1, least.length() - 1);
    Stream<Case> shapes =
        Stream.of(
            sharing(operation, "least", true, least),
            sharing(operation, "unknown field", more, "{\"unknown\":\"x\"," + inside + "}"),
            sharing(operation, "every field twice", false, "{" + inside + "," + inside + "}"),
            sharing(operation, "array", false, "[" + least + "]"),
            sharing(operation, "string", false, "\"" + "x".repeat(10) + "\""),
            sharing(operation, "null", false, "null"),
            sharing(operation, "two objects", false, least + least));
    Stream<Case> missing =
        Stream.of(schema.path("required"))
            .flatMap(all -> Stream.iterate(0, i -> i < all.size(), i -> i + 1).map(all::path))
            .map(
                one -> {
                  ObjectNode rest = least(schema);
                  rest.remove(one.textValue());
                  return sharing(operation, "no " + one.textValue(), false, rest.toString());
                });
    return Stream.concat(shapes, missing);
  }

  private Stream<Value> values(String name, JsonNode schema) {
    return Stream.of(
            ofLength(name, schema),
            ofForm(name, schema),
            ofWords(name, schema),
            ofTruth(name, schema))
        .flatMap(values -> values);
  }

  private Stream<Value> ofLength(String name, JsonNode schema) {
    int most = schema.path("maxLength").asInt();
    if (most == 0) {
      return Stream.empty();
    }
    Stream<Value> over =
        Stream.of(
            text(name + " too long", "x".repeat(most + 1), false),
            text(name + " too long in emoji", HANDSHAKE.repeat(most + 1), false));
    Stream<Value> within =
        usable.containsKey(name)
            ? Stream.of(text(name + " as configured", good(name), true))
            : Stream.of(
                text(name + " of the greatest length", "x".repeat(most), true),
                text(name + " of the greatest length in emoji", HANDSHAKE.repeat(most), true),
                text(name + " of one letter", "x", true));
    return Stream.concat(
        Stream.concat(over, within),
        schema.path("minLength").asInt() > 0
            ? Stream.of(text(name + " empty", "", false))
            : Stream.of(text(name + " empty", "", true)));
  }

  private Stream<Value> ofForm(String name, JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "uuid" ->
          Stream.of(
              text(name + " of somebody", good(name), true),
              text(name + " in capitals", good(name).toUpperCase(Locale.ROOT), true),
              text(name + " cut", good(name).substring(1), false),
              text(name + " with one letter more", good(name) + "0", false),
              text(name + " twice", good(name) + "," + good(name), false),
              text(name + " of small numbers", "1-1-1-1-1", false),
              text(name + " of 300 letters", "x".repeat(300), false));
      case "date" ->
          Stream.of(
              text(name + " of the last day", "9999-12-31", true),
              text(name + " of a leap day", "2028-02-29", true),
              text(name + " of no day", "2027-02-29", false),
              text(name + " after the last day", "10000-01-01", false),
              text(name + " with a sign", "+2027-01-15", false),
              text(name + " with a time", "2027-01-15T00:00:00Z", false),
              text(name + " without dashes", "20270115", false));
      default -> Stream.empty();
    };
  }

  private static Stream<Value> ofWords(String name, JsonNode schema) {
    if (!schema.has("enum")) {
      return Stream.empty();
    }
    String first = schema.at("/enum/0").textValue();
    Stream<Value> others =
        Stream.of(
            text(name + " in capitals", first.toUpperCase(Locale.ROOT), false),
            text(name + " twice", first + "," + first, false),
            text(name + " unknown", "x", false));
    return Stream.concat(
        others,
        schema
            .path("enum")
            .valueStream()
            .map(word -> text(name + " " + word, word.textValue(), true)));
  }

  private static Stream<Value> ofTruth(String name, JsonNode schema) {
    return schema.path("type").asText().equals("boolean")
        ? Stream.of(
            text(name + " true", "true", true),
            text(name + " false", "false", true),
            text(name + " TRUE", "TRUE", false),
            text(name + " yes", "yes", false),
            text(name + " twice", "true,true", false))
        : Stream.empty();
  }

  private static Stream<Value> ofOtherTypes(String name, JsonNode schema) {
    boolean nullable = schema.path("x-nullable").booleanValue();
    return Stream.of(
        new Value(name + " null", JSON.nullNode(), nullable),
        new Value(name + " a number", JSON.valueToTree(7), false),
        new Value(name + " a fraction", JSON.valueToTree(7.5), false),
        new Value(name + " a truth value", JSON.valueToTree(true), false),
        new Value(name + " an array", JSON.createArrayNode().add("x"), false),
        new Value(name + " an object", JSON.createObjectNode().put("x", "x"), false));
  }

  private String good(String name) {
    return requireNonNull(usable.get(name), name);
  }

  private static Value text(String name, String value, boolean allowed) {
    return new Value(name, JSON.valueToTree(value), allowed);
  }

  private Stream<JsonNode> declared(Operation operation) {
    String path = operation.path().substring(file.path("basePath").textValue().length());
    return file.path("paths")
        .path(path)
        .path(operation.method().toLowerCase(Locale.ROOT))
        .path("parameters")
        .valueStream();
  }

  private static JsonNode read() {
    try {
      return JSON.readTree(Path.of("../../openapi/connector/apiDefinition.swagger.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
