package io.github.dealsummary.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.query.Arguments;
import io.github.dealsummary.emulator.query.Key;
import io.github.dealsummary.emulator.query.Options;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The functions and actions of Dataverse, unbound and bound to a table. */
final class Messages {
  /** The statuses of an opportunity that do not go with its being won (1) or lost (2). */
  private static final Map<Integer, Set<Integer>> OTHER_STATUSES =
      Map.of(1, Set.of(1, 2, 4, 5), 2, Set.of(1, 2, 3));

  static final String VERSION = "9.2.24104.00200";
  private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

  private final Answers answers;
  private final RowUrls urls;
  private final Organization organization;
  private final CustomApis customApis;

  Messages(Answers answers, RowUrls urls, Organization organization, CustomApis customApis) {
    this.answers = answers;
    this.urls = urls;
    this.organization = organization;
    this.customApis = customApis;
  }

  /** Answers a message that is bound to nothing; empty if there is none of that name. */
  Optional<Reply> unbound(Call call, View view) {
    Segment segment = Segment.split(call.path()).get(0);
    return switch (segment.name()) {
      case "WhoAmI" -> Optional.of(whoAmI(call, view));
      case "RetrieveVersion" -> Optional.of(version(call, view));
      case "RetrieveTotalRecordCount" -> Optional.of(totals(call, view, segment));
      case "WinOpportunity", "LoseOpportunity" ->
          Optional.of(view.store().atomically(() -> close(call, view, segment.name())));
      default -> customApis.answer(call, view, segment);
    };
  }

  /** Whether a path ends with a message on what stands before. */
  static boolean isBound(Resource resource) {
    return !resource.tail().isEmpty() && resource.tail().get(0).name().startsWith(NAMESPACE);
  }

  Reply bound(Call call, Resource resource, View view) {
    String name = resource.tail().get(0).name().substring(NAMESPACE.length());
    RowChanges changes = new RowChanges(view, urls);
    return switch (name) {
      case "CreateMultiple" -> {
        require(call, "POST");
        yield view.store().atomically(() -> createAll(call, resource.table(), view, changes));
      }
      case "UpdateMultiple" -> {
        require(call, "POST");
        yield view.store().atomically(() -> updateAll(call, resource.table(), view, changes));
      }
      default -> throw ODataError.notImplemented("the message " + name);
    };
  }

  private Reply whoAmI(Call call, View view) {
    require(call, "GET");
    return result(
        call,
        view,
        "WhoAmI",
        Map.of(
            "BusinessUnitId", organization.businessUnitId(),
            "UserId", view.user(),
            "OrganizationId", organization.id()));
  }

  private Reply version(Call call, View view) {
    require(call, "GET");
    return result(call, view, "RetrieveVersion", Map.of("Version", VERSION));
  }

  private Reply totals(Call call, View view, Segment segment) {
    require(call, "GET");
    List<String> names =
        Arguments.parse(segment.inside().orElse(""), call.query())
            .getOrDefault("EntityNames", List.of());
    List<Integer> counts = new ArrayList<>();
    for (String name : names) {
      Table table =
          view.schema()
              .find(name)
              .orElseThrow(
                  () ->
                      new ODataError(
                          404,
                          "0x80060888",
                          "The entity with a name = '" + name + "' was not found."));
      counts.add(view.store().rows(view.readable(table.name())).size());
    }
    return answers.object(
        200,
        call,
        view,
        (json, rows) -> {
          json.writeStringField(
              "@odata.context", answers.context(NAMESPACE + "RetrieveTotalRecordCountResponse"));
          json.writeObjectFieldStart("EntityRecordCountCollection");
          json.writeNumberField("Count", counts.size());
          json.writeBooleanField("IsReadOnly", false);
          json.writeFieldName("Keys");
          json.writeArray(names.toArray(String[]::new), 0, names.size());
          json.writeFieldName("Values");
          json.writeArray(counts.stream().mapToInt(Integer::intValue).toArray(), 0, counts.size());
          json.writeEndObject();
        });
  }

  /**
   * Won or lost: an activity in Dataverse, here the state of the opportunity and what it brought.
   */
  private Reply close(Call call, View view, String message) {
    require(call, "POST");
    int state = message.equals("WinOpportunity") ? 1 : 2;
    ObjectNode body = Writes.body(call);
    requireClosing(body, message);
    JsonNode closing = body.path("OpportunityClose");
    String url = closing.path("opportunityid@odata.bind").asText();
    if (url.isEmpty() || !body.path("Status").isInt()) {
      throw new ODataError(
          400, "0x80040203", "Required parameters are missing: Status, OpportunityClose.");
    }
    Row opportunity = urls.row(url, view);
    if (!opportunity.table().name().equals("opportunity")) {
      throw PayloadErrors.invalid("'" + url + "' does not name an opportunity.");
    }
    if (!Integer.valueOf(0).equals(opportunity.value("statecode"))) {
      throw new ODataError(400, "0x80040239", "The opportunity has already been closed.");
    }
    int status = body.path("Status").asInt();
    requireStatus(state, status);
    ObjectNode written = body.objectNode();
    written.put("statecode", state);
    written.put("statuscode", status < 0 ? state + 2 : status);
    copy(closing, "actualrevenue", written, "actualvalue");
    copy(closing, "actualend", written, "actualclosedate");
    new RowChanges(view, urls).update(opportunity, written);
    return Reply.empty(204);
  }

  private static void requireClosing(ObjectNode body, String message) {
    for (Map.Entry<String, JsonNode> parameter : body.properties()) {
      if (!Set.of("Status", "OpportunityClose").contains(parameter.getKey())) {
        throw PayloadErrors.invalid(
            "The parameter '%s' in the request payload is not a valid parameter for the operation '%s'."
                .formatted(parameter.getKey(), message));
      }
    }
  }

  /** Statuses that a seed file adds are not known to belong to another state. */
  private static void requireStatus(int state, int status) {
    if (OTHER_STATUSES.getOrDefault(state, Set.of()).contains(status)) {
      throw new ODataError(
          400,
          "0x80048408",
          "%s is not a valid status code for state code %s of an opportunity."
              .formatted(status, state));
    }
  }

  private static void copy(JsonNode from, String name, ObjectNode to, String column) {
    JsonNode value = from.path(name);
    if (value.isTextual()) {
      to.put(column, value.asText().replaceFirst("T.*", ""));
    } else if (value.isNumber()) {
      to.set(column, value);
    }
  }

  private Reply createAll(Call call, Table table, View view, RowChanges changes) {
    List<String> ids = new ArrayList<>();
    for (ObjectNode target : targets(call)) {
      ids.add(changes.create(table, target, Map.of()).id().toString());
    }
    return answers.object(
        200,
        call,
        view,
        (json, rows) -> {
          json.writeStringField(
              "@odata.context", answers.context(NAMESPACE + "CreateMultipleResponse"));
          json.writeFieldName("Ids");
          json.writeArray(ids.toArray(String[]::new), 0, ids.size());
        });
  }

  private Reply updateAll(Call call, Table table, View view, RowChanges changes) {
    for (ObjectNode target : targets(call)) {
      UUID id = id(table, target);
      target.remove(table.key());
      changes.update(Key.of(table, id).require(view), target);
    }
    return Reply.empty(204);
  }

  private static UUID id(Table table, ObjectNode target) {
    String id = target.path(table.key()).asText();
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException notAGuid) {
      throw PayloadErrors.invalid(
          "The '%s' of a target is a Guid, not '%s'.".formatted(table.key(), id));
    }
  }

  private static List<ObjectNode> targets(Call call) {
    List<ObjectNode> targets = new ArrayList<>();
    for (JsonNode target : Writes.body(call).path("Targets")) {
      if (!(target instanceof ObjectNode object) || !target.has("@odata.type")) {
        throw new ODataError(
            400, "0x80048d19", "Each of the Targets must be an object with an @odata.type.");
      }
      targets.add(object);
    }
    if (targets.isEmpty()) {
      throw new ODataError(400, "0x80040203", "Required field 'Targets' is missing or empty.");
    }
    return targets;
  }

  private Reply result(Call call, View view, String message, Map<String, ?> properties) {
    return answers.object(
        200,
        call,
        view,
        (json, rows) -> {
          json.writeStringField(
              "@odata.context", answers.context(NAMESPACE + message + "Response"));
          for (Map.Entry<String, ?> property : properties.entrySet()) {
            json.writeStringField(property.getKey(), property.getValue().toString());
          }
        });
  }

  /** The method it is; and no options, for those are about rows. */
  static void require(Call call, String method) {
    if (!call.method().equals(method)) {
      throw ODataError.methodNotAllowed(call.method());
    }
    Options.check(call.query().keySet(), Set.of());
  }
}
