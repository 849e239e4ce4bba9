package io.github.dealsummary.emulator.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.query.RowKey;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Guid;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.JsonAnswers;
import io.github.dealsummary.emulator.web.JsonBody;
import io.github.dealsummary.emulator.web.Reply;
import io.github.dealsummary.emulator.write.PayloadErrors;
import io.github.dealsummary.emulator.write.RowChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** {@code CreateMultiple} and {@code UpdateMultiple}: all of the rows, or none. */
final class BulkOperations {
  private final JsonAnswers answers;

  BulkOperations(JsonAnswers answers) {
    this.answers = answers;
  }

  Reply create(ApiCall call, Table table, CallerView view, RowChanges changes) {
    List<String> ids = new ArrayList<>();
    for (ObjectNode target : targets(call, "CreateMultiple")) {
      ids.add(changes.create(table, target, Map.of()).id().toString());
    }
    return answers.object(
        200,
        call,
        view,
        (json, rows) -> {
          json.writeStringField("@odata.context", answers.contextOf("CreateMultiple"));
          json.writeFieldName("Ids");
          json.writeArray(ids.toArray(String[]::new), 0, ids.size());
        });
  }

  Reply update(ApiCall call, Table table, CallerView view, RowChanges changes) {
    for (ObjectNode target : targets(call, "UpdateMultiple")) {
      UUID id = id(table, target);
      // The id names the row, and is not written.
      target.remove(table.key());
      changes.update(RowKey.of(table, id).require(view), target);
    }
    return Reply.empty(204);
  }

  private static UUID id(Table table, ObjectNode target) {
    String id = target.path(table.key()).asText();
    return Guid.parse(id)
        .orElseThrow(
            () ->
                PayloadErrors.invalid(
                    "The '%s' of a target is a Guid, not '%s'.".formatted(table.key(), id)));
  }

  private static List<ObjectNode> targets(ApiCall call, String message) {
    ObjectNode body = JsonBody.read(call);
    MessageArguments.requireParameters(body, Set.of("Targets"), message);
    List<ObjectNode> targets = new ArrayList<>();
    for (JsonNode target : body.path("Targets")) {
      if (!(target instanceof ObjectNode object) || !target.has("@odata.type")) {
        throw new ODataError(
            400, "0x80048d19", "Each of the Targets must be an object with an @odata.type.");
      }
      targets.add(object);
    }
    if (targets.isEmpty() || !body.path("Targets").isArray()) {
      throw new ODataError(400, "0x80040203", "Required field 'Targets' is missing or empty.");
    }
    return targets;
  }
}
