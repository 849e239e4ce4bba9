package io.github.dealsummary.emulator.message;

import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.JsonAnswers;
import io.github.dealsummary.emulator.web.PathSegment;
import io.github.dealsummary.emulator.web.Reply;
import io.github.dealsummary.emulator.web.Resource;
import io.github.dealsummary.emulator.write.RowChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The functions and actions of Dataverse, unbound and bound to a table. */
public final class Messages {
  static final String VERSION = "9.2.24104.00200";
  private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";
  private static final Set<String> UNBOUND =
      Set.of(
          "WhoAmI",
          "RetrieveVersion",
          "RetrieveTotalRecordCount",
          "WinOpportunity",
          "LoseOpportunity",
          "searchquery");

  private final JsonAnswers answers;
  private final Ids ids;
  private final CustomApis customApis;
  private final CopilotSummaries summaries;

  public Messages(JsonAnswers answers, Ids ids, CustomApis customApis, CopilotSummaries summaries) {
    this.answers = answers;
    this.ids = ids;
    this.customApis = customApis;
    this.summaries = summaries;
  }

  /** The environment's own ids, as {@code WhoAmI} tells them. */
  public record Ids(UUID organization, UUID businessUnit) {}

  /** Answers an unbound message; empty if its name is unknown. */
  public Optional<Reply> unbound(ApiCall call, CallerView view) {
    if (summaries.answers(call.segment())) {
      return Optional.of(summaries.answer(call, view));
    }
    List<PathSegment> path = PathSegment.split(call.path());
    PathSegment message = path.get(0);
    if (!UNBOUND.contains(message.name()) && !customApis.have(message.name())) {
      return Optional.empty();
    }
    MessageArguments.requireLast(path);
    return Optional.of(
        switch (message.name()) {
          case "WhoAmI" -> whoAmI(call, view, message);
          case "RetrieveVersion" -> version(call, view, message);
          case "RetrieveTotalRecordCount" -> totals(call, view, message);
          case "WinOpportunity", "LoseOpportunity" ->
              view.store()
                  .atomically(
                      () ->
                          new CloseOpportunity(answers.rowUrls(call)).answer(call, view, message));
          case "searchquery" ->
              new DataverseSearch(view).answer(call, message, answers.contextOf("searchquery"));
          default -> customApis.answer(call, message);
        });
  }

  /** True if a path ends with a message on the rows before it. */
  public static boolean isBound(Resource resource) {
    return !resource.tail().isEmpty() && resource.tail().get(0).name().startsWith(NAMESPACE);
  }

  public Reply bound(ApiCall call, Resource resource, CallerView view) {
    PathSegment message = resource.tail().get(0);
    String name = message.name().substring(NAMESPACE.length());
    if (!Set.of("CreateMultiple", "UpdateMultiple").contains(name)) {
      throw ODataError.notImplemented("the message " + name);
    }
    MessageArguments.requireLast(resource.tail());
    MessageArguments.requireAction(call, message);
    if (resource.key().isPresent() || resource.via().isPresent()) {
      throw ODataError.badRequest(
          "The operation '" + name + "' is bound to an entity set, not to what stands before it.");
    }
    BulkOperations rows = new BulkOperations(answers);
    Table table = resource.table();
    RowChanges changes = new RowChanges(view, answers.rowUrls(call));
    return view.store()
        .atomically(
            () ->
                name.equals("CreateMultiple")
                    ? rows.create(call, table, view, changes)
                    : rows.update(call, table, view, changes));
  }

  private Reply whoAmI(ApiCall call, CallerView view, PathSegment function) {
    MessageArguments.arguments(call, function, Set.of());
    return result(
        call,
        view,
        "WhoAmI",
        Map.of(
            "BusinessUnitId", ids.businessUnit(),
            "UserId", view.user(),
            "OrganizationId", ids.organization()));
  }

  private Reply version(ApiCall call, CallerView view, PathSegment function) {
    MessageArguments.arguments(call, function, Set.of());
    return result(call, view, "RetrieveVersion", Map.of("Version", VERSION));
  }

  private Reply totals(ApiCall call, CallerView view, PathSegment function) {
    List<String> names =
        MessageArguments.arguments(call, function, Set.of("EntityNames")).get("EntityNames");
    if (names == null) {
      throw MessageArguments.missing("EntityNames");
    }
    List<Integer> counts = new ArrayList<>();
    for (String name : names) {
      counts.add(view.store().rows(readable(name, view)).size());
    }
    return answers.object(
        200,
        call,
        view,
        (json, rows) -> {
          json.writeStringField("@odata.context", answers.contextOf("RetrieveTotalRecordCount"));
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

  private static Table readable(String name, CallerView view) {
    if (view.schema().find(name).isEmpty()) {
      throw new ODataError(
          404, "0x80060888", "The entity with a name = '" + name + "' was not found.");
    }
    return view.readable(name);
  }

  private Reply result(ApiCall call, CallerView view, String message, Map<String, ?> properties) {
    return answers.object(
        200,
        call,
        view,
        (json, rows) -> {
          json.writeStringField("@odata.context", answers.contextOf(message));
          for (Map.Entry<String, ?> property : properties.entrySet()) {
            json.writeStringField(property.getKey(), property.getValue().toString());
          }
        });
  }
}
