package io.github.dealsummary.emulator.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Guid;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.JsonAnswers;
import io.github.dealsummary.emulator.web.JsonBody;
import io.github.dealsummary.emulator.web.PathSegment;
import io.github.dealsummary.emulator.web.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The actions with which Copilot in Dynamics 365 Sales summarizes a record. */
public final class CopilotSummaries {
  /** The parameters of each action, the first of which is the record's id. */
  private static final Map<String, List<String>> ACTIONS =
      Map.of(
          "msdyn_SalesOpportunitySummary", List.of("msdyn_id", "msdyn_activityId"),
          "msdyn_SalesRecordSummary", List.of("RecordId"));

  // Documented for the first action only; the second's result property is not public.
  private static final String RESULT = "msdyn_summary_raw";

  private final JsonAnswers answers;
  private final Function<String, Optional<ODataError>> refusals;

  /**
   * Creates the actions.
   *
   * @param refusals what Copilot says instead of a summary, by the action's name; empty where it is
   *     on
   */
  public CopilotSummaries(JsonAnswers answers, Function<String, Optional<ODataError>> refusals) {
    this.answers = answers;
    this.refusals = refusals;
  }

  /** The actions in the form in which a seed file declares messages. */
  public static ObjectNode described() {
    ObjectNode described = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, List<String>> action : ACTIONS.entrySet()) {
      ObjectNode message = described.putObject(action.getKey());
      ObjectNode given = message.putObject("parameters");
      for (String parameter : action.getValue()) {
        given.put(parameter, "String");
      }
      message.putObject("answer").put(RESULT, "String");
    }
    return described;
  }

  boolean answers(String segment) {
    return ACTIONS.containsKey(segment);
  }

  Reply answer(ApiCall call, CallerView view) {
    List<PathSegment> path = PathSegment.split(call.path());
    String action = path.get(0).name();
    Optional<ODataError> refusal = refusals.apply(action);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    MessageArguments.requireLast(path);
    MessageArguments.requireAction(call, path.get(0));
    UUID id = recordId(JsonBody.read(call), ACTIONS.getOrDefault(action, List.of()));
    Table opportunities = view.readable("opportunity");
    Row opportunity =
        view.find(opportunities, id).orElseThrow(() -> ODataError.rowNotFound(opportunities, id));
    String context = answers.context("Microsoft.Dynamics.CRM." + action + "Response");
    return answers.object(
        200,
        call,
        view,
        (json, rows) -> {
          json.writeStringField("@odata.context", context);
          json.writeStringField(RESULT, new OpportunitySummary(view.store(), opportunity).text());
        });
  }

  private static UUID recordId(JsonNode given, List<String> parameters) {
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
      throw MessageArguments.missing(missing.get());
    }
    return guid(parameters.get(0), given.get(parameters.get(0)));
  }

  private static UUID guid(String parameter, JsonNode value) {
    return Guid.parse(value.isTextual() ? value.asText() : "")
        .orElseThrow(
            () ->
                new ODataError(
                    400,
                    "0x80040203",
                    "The value of '" + parameter + "' is not the id of a record."));
  }
}
