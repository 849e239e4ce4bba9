package io.github.dealsummary.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.query.Arguments;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Seed;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.store.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Custom APIs: those of Copilot, shown in the tables that describe them, and those that a seed file
 * declares together with what they answer.
 *
 * <pre>{@code
 * "messages": {
 *   "new_Greet": {"function": true, "parameters": {"Name": "String"}, "answer": {"Greeting": "Hello {Name}"}}
 * }
 * }</pre>
 */
final class CustomApis {
  /** The types of a parameter, each at the number that the tables know it by. */
  private static final List<String> TYPES =
      List.of(
          "Boolean",
          "DateTime",
          "Decimal",
          "Entity",
          "EntityCollection",
          "EntityReference",
          "Float",
          "Integer",
          "Money",
          "Picklist",
          "String",
          "StringArray",
          "Guid");

  private final JsonNode declared;
  private final Answers answers;

  CustomApis(JsonNode declared, Answers answers) {
    this.declared = declared;
    this.answers = answers;
  }

  /** Adds the rows that describe the declared messages. */
  static void describe(JsonNode declared, Store store) {
    for (Map.Entry<String, JsonNode> message : declared.properties()) {
      Map<String, Object> row = named("customapi", message.getKey(), message.getKey());
      row.put("isfunction", message.getValue().path("function").asBoolean());
      row.put("isprivate", false);
      row.put("bindingtype", 0);
      row.put("allowedcustomprocessingsteptype", 0);
      UUID api = store.add("customapi", row);
      describe(store, api, message, "parameters", "customapirequestparameter");
      describe(store, api, message, "answer", "customapiresponseproperty");
    }
  }

  private static void describe(
      Store store, UUID api, Map.Entry<String, JsonNode> message, String part, String table) {
    for (Map.Entry<String, JsonNode> property : message.getValue().path(part).properties()) {
      Map<String, Object> row =
          named(table, message.getKey() + "." + property.getKey(), property.getKey());
      int type = TYPES.indexOf(property.getValue().asText());
      row.put("type", type < 0 ? TYPES.indexOf("String") : type);
      row.put("CustomAPIId", api);
      store.add(table, row);
    }
  }

  private static Map<String, Object> named(String table, String key, String name) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(table + "id", Seed.id(table, key));
    for (String column : List.of("uniquename", "name", "displayname", "description")) {
      row.put(column, name);
    }
    return row;
  }

  Optional<Reply> answer(Call call, View view, Segment segment) {
    JsonNode message = declared.path(segment.name());
    if (message.isMissingNode()) {
      return Optional.empty();
    }
    boolean function = message.path("function").asBoolean();
    Messages.require(call, function ? "GET" : "POST");
    Map<String, String> given = function ? ofUrl(call, segment) : ofBody(call);
    requireParameters(message.path("parameters"), given);
    if (message.path("answer").isEmpty()) {
      return Optional.of(Reply.empty(204));
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put(
        "@odata.context", answers.context("Microsoft.Dynamics.CRM." + segment.name() + "Response"));
    for (Map.Entry<String, JsonNode> property : message.path("answer").properties()) {
      result.set(property.getKey(), filledIn(property.getValue(), given));
    }
    return Optional.of(Answers.applied(call, Reply.json(200, result.toString())));
  }

  private static Map<String, String> ofUrl(Call call, Segment segment) {
    Map<String, String> given = new LinkedHashMap<>();
    Arguments.parse(segment.inside().orElse(""), call.query())
        .forEach((name, values) -> given.put(name, String.join(",", values)));
    return given;
  }

  private static Map<String, String> ofBody(Call call) {
    Map<String, String> given = new LinkedHashMap<>();
    if (!call.body().isBlank()) {
      for (Map.Entry<String, JsonNode> entry : Writes.body(call).properties()) {
        given.put(entry.getKey(), entry.getValue().asText());
      }
    }
    return given;
  }

  private static void requireParameters(JsonNode defined, Map<String, String> given) {
    for (String name : given.keySet()) {
      if (!defined.has(name)) {
        throw ODataError.badRequest(
            "The parameter '%s' in the request payload is not a valid parameter for the operation."
                .formatted(name));
      }
    }
    for (Map.Entry<String, JsonNode> parameter : defined.properties()) {
      if (!given.containsKey(parameter.getKey())) {
        throw new ODataError(
            400, "0x80040203", "Required field '%s' is missing".formatted(parameter.getKey()));
      }
    }
  }

  private static JsonNode filledIn(JsonNode template, Map<String, String> given) {
    if (!template.isTextual()) {
      return template;
    }
    String text = template.asText();
    for (Map.Entry<String, String> parameter : given.entrySet()) {
      text = text.replace("{" + parameter.getKey() + "}", parameter.getValue());
    }
    return JsonNodeFactory.instance.textNode(text);
  }
}
