package io.github.dealsummary.emulator.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.DefinedNames;
import io.github.dealsummary.emulator.store.SeedRows;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.JsonAnswers;
import io.github.dealsummary.emulator.web.JsonBody;
import io.github.dealsummary.emulator.web.PathSegment;
import io.github.dealsummary.emulator.web.Reply;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
public final class CustomApis {
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
  private final JsonAnswers answers;

  public CustomApis(JsonNode declared, JsonAnswers answers) {
    this.declared = declared;
    this.answers = answers;
  }

  /** Adds the rows that describe the declared messages. */
  public static void describe(JsonNode declared, Store store) {
    for (Map.Entry<String, JsonNode> message : declared.properties()) {
      DefinedNames.requireSchema("messages." + message.getKey(), message.getKey());
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
      String place = "messages.%s.%s.%s".formatted(message.getKey(), part, property.getKey());
      DefinedNames.requireSchema(place, property.getKey());
      int type = TYPES.indexOf(property.getValue().asText());
      if (type < 0 && part.equals("parameters")) {
        throw new IllegalArgumentException(
            place + ": " + property.getValue() + " is not a type. Use one of " + TYPES);
      }
      // An answer is a template and not a type, so it counts as text.
      row.put("type", type < 0 ? TYPES.indexOf("String") : type);
      row.put("CustomAPIId", api);
      store.add(table, row);
    }
  }

  private static Map<String, Object> named(String table, String key, String name) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(table + "id", SeedRows.id(table, key));
    for (String column : List.of("uniquename", "name", "displayname", "description")) {
      row.put(column, name);
    }
    return row;
  }

  boolean have(String message) {
    return declared.has(message);
  }

  Reply answer(ApiCall call, PathSegment segment) {
    JsonNode message = declared.path(segment.name());
    Map<String, String> given =
        message.path("function").asBoolean()
            ? ofUrl(call, segment, message.path("parameters"))
            : ofBody(call, segment, message.path("parameters"));
    requireAll(message.path("parameters"), given);
    if (message.path("answer").isEmpty()) {
      return Reply.empty(204);
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("@odata.context", answers.contextOf(segment.name()));
    for (Map.Entry<String, JsonNode> property : message.path("answer").properties()) {
      result.set(property.getKey(), filledIn(property.getValue(), given));
    }
    return JsonAnswers.applied(call, Reply.json(200, result.toString()));
  }

  private static Map<String, String> ofUrl(ApiCall call, PathSegment function, JsonNode defined) {
    Map<String, String> given = new LinkedHashMap<>();
    MessageArguments.arguments(call, function, names(defined))
        .forEach((name, values) -> given.put(name, String.join(",", values)));
    return given;
  }

  private static Map<String, String> ofBody(ApiCall call, PathSegment action, JsonNode defined) {
    MessageArguments.requireAction(call, action);
    Map<String, String> given = new LinkedHashMap<>();
    if (!call.body().isBlank()) {
      ObjectNode body = JsonBody.read(call);
      MessageArguments.requireParameters(body, names(defined), action.name());
      for (Map.Entry<String, JsonNode> entry : body.properties()) {
        given.put(entry.getKey(), entry.getValue().asText());
      }
    }
    return given;
  }

  private static Set<String> names(JsonNode defined) {
    Set<String> names = new HashSet<>();
    defined.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void requireAll(JsonNode defined, Map<String, String> given) {
    for (String name : names(defined)) {
      if (!given.containsKey(name)) {
        throw MessageArguments.missing(name);
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
