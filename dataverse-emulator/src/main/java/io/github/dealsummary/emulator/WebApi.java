package io.github.dealsummary.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.identity.Callers;
import io.github.dealsummary.emulator.identity.Privileges;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.store.Table;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The routes below {@code /api/data/v9.2/}: one operation, alone or out of a {@code $batch}. */
final class WebApi {
  /** What stands in every Sales environment, so that "not found" would be a wrong answer. */
  private static final Set<String> NOT_EMULATED =
      Set.of(
          "activitypointers",
          "annotations",
          "appointments",
          "audits",
          "competitors",
          "connections",
          "connectionroles",
          "customapis",
          "emails",
          "incidents",
          "leads",
          "opportunityproducts",
          "phonecalls",
          "products",
          "quotes",
          "tasks",
          "teams",
          "EntityDefinitions",
          "CreateMultiple",
          "LoseOpportunity",
          "RetrieveTotalRecordCount",
          "RetrieveVersion",
          "UpdateMultiple",
          "WinOpportunity",
          "$metadata",
          "");

  private final Store store;
  private final Callers callers;
  private final Privileges privileges;
  private final Faults faults;
  private final Organization organization;
  private final String root;
  private final Tables tables;
  private final Summaries summaries;

  WebApi(
      Store store,
      Callers callers,
      Privileges privileges,
      Faults faults,
      Organization organization,
      String root) {
    this.store = store;
    this.callers = callers;
    this.privileges = privileges;
    this.faults = faults;
    this.organization = organization;
    this.root = root;
    this.tables = new Tables(store, root);
    this.summaries = new Summaries(store, root);
  }

  /** Answers an operation; whatever goes wrong is an OData error. */
  Reply answer(Call call) {
    try {
      return route(call);
    } catch (ODataError e) {
      return Reply.error(e);
    } catch (Faults.EmulatorClosed e) {
      throw e;
    } catch (RuntimeException e) {
      return Reply.unexpected(e);
    }
  }

  /** Answers a part of a batch, which scripted faults meet like any other request. */
  Reply answerPart(Call call) {
    return faults.meet(call.segment()).orElseGet(() -> answer(call));
  }

  private Reply route(Call call) {
    UUID caller = callers.of(call.headers());
    privileges.requireActOnBehalf(callers.applicationUser(), caller);
    Consumer<Table> requireRead =
        table -> privileges.requireRead(table, callers.applicationUser(), caller);
    String segment = call.segment();
    Optional<Table> table = store.schema().entitySet(segment);
    if (table.isPresent()) {
      return tables.answer(call, table.get(), requireRead);
    }
    if (summaries.answers(call.path())) {
      return summaries.answer(call, requireRead);
    }
    return switch (call.path()) {
      case "WhoAmI", "WhoAmI()" -> whoAmI(call, caller);
      case "$batch" -> throw ODataError.badRequest("A batch request cannot contain another batch.");
      default ->
          throw NOT_EMULATED.contains(segment)
              ? ODataError.notImplemented(segment.isEmpty() ? "the service document" : segment)
              : ODataError.segmentNotFound(segment);
    };
  }

  private Reply whoAmI(Call call, UUID caller) {
    if (!call.method().equals("GET")) {
      throw ODataError.methodNotAllowed(call.method());
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("@odata.context", root + "$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse");
    answer.put("BusinessUnitId", organization.businessUnitId().toString());
    answer.put("UserId", caller.toString());
    answer.put("OrganizationId", organization.id().toString());
    return Reply.json(200, answer.toString());
  }
}
