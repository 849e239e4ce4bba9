package io.github.dealsummary.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.store.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The actions with which Copilot in Dynamics 365 Sales summarizes a record. */
final class Summaries {
  /** The parameters of each action, the first of which is the record's id. */
  private static final Map<String, List<String>> ACTIONS =
      Map.of(
          "msdyn_SalesOpportunitySummary", List.of("msdyn_id", "msdyn_activityId"),
          "msdyn_SalesRecordSummary", List.of("RecordId"));

  // Documented for the first action only; the second's result property is not public.
  private static final String RESULT = "msdyn_summary_raw";

  private final ObjectMapper mapper = new ObjectMapper();
  private final Store store;
  private final String root;

  Summaries(Store store, String root) {
    this.store = store;
    this.root = root;
  }

  boolean answers(String segment) {
    return ACTIONS.containsKey(segment);
  }

  Reply answer(Call call, Consumer<Table> requireRead) {
    if (!call.method().equals("POST")) {
      throw ODataError.methodNotAllowed(call.method());
    }
    String action = call.segment();
    UUID id = recordId(call.body(), ACTIONS.getOrDefault(action, List.of()));
    Table opportunities = store.schema().table("opportunity");
    requireRead.accept(opportunities);
    Row opportunity =
        store.find(opportunities, id).orElseThrow(() -> ODataError.rowNotFound(opportunities, id));
    ObjectNode result = mapper.createObjectNode();
    result.put("@odata.context", root + "$metadata#Microsoft.Dynamics.CRM." + action + "Response");
    result.put(RESULT, new OpportunitySummary(store, opportunity).text());
    return Reply.json(200, result.toString());
  }

  private UUID recordId(String body, List<String> parameters) {
    JsonNode given = read(body);
    for (Map.Entry<String, JsonNode> parameter : given.properties()) {
      if (!parameters.contains(parameter.getKey())) {
        throw ODataError.badRequest(
            "The parameter '%s' in the request payload is not a valid parameter for the operation."
                .formatted(parameter.getKey()));
      }
      guid(parameter.getKey(), parameter.getValue());
    }
    Optional<String> missing =
        parameters.stream().filter(parameter -> !given.has(parameter)).findFirst();
    if (missing.isPresent()) {
      throw new ODataError(
          400, "0x80040203", "Required field '%s' is missing".formatted(missing.get()));
    }
    return guid(parameters.get(0), given.get(parameters.get(0)));
  }

  private JsonNode read(String body) {
    try {
      JsonNode given = mapper.readTree(body);
      if (given.isObject()) {
        return given;
      }
    } catch (JsonProcessingException e) {
      throw ODataError.badRequest("The request body is not valid JSON.");
    }
    throw ODataError.badRequest("The request body is not a JSON object.");
  }

  private static UUID guid(String parameter, JsonNode value) {
    try {
      return UUID.fromString(value.isTextual() ? value.asText() : "");
    } catch (IllegalArgumentException e) {
      throw new ODataError(
          400, "0x80040203", "The value of '" + parameter + "' is not the id of a record.");
    }
  }
}
