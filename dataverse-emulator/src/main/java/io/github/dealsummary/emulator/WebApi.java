package io.github.dealsummary.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.identity.Callers;
import io.github.dealsummary.emulator.identity.Privileges;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.store.View;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The routes below {@code /api/data/v9.2/}: one operation, alone or out of a {@code $batch}. */
final class WebApi {
  /** What stands in every Sales environment, so that "not found" would be a wrong answer. */
  private static final Set<String> NOT_EMULATED =
      Set.of(
          "leads",
          "campaigns",
          "salesorders",
          "invoices",
          "queues",
          "solutions",
          "workflows",
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
  private final Answers answers;
  private final Reads reads;
  private final Writes writes;
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
    this.answers = new Answers(root);
    this.reads = new Reads(answers);
    this.writes = new Writes(answers, new RowUrls());
    this.summaries = new Summaries(answers);
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
    View view = new View(store, privileges.of(callers.applicationUser(), caller), caller);
    String segment = call.segment();
    Optional<Table> table = store.schema().entitySet(segment);
    if (table.isPresent()) {
      Resource resource = Resource.read(table.get(), call.path(), view, call.query());
      return call.method().equals("GET")
          ? reads.answer(call, resource, view)
          : writes.answer(call, resource, view);
    }
    if (summaries.answers(call.path())) {
      return summaries.answer(call, view);
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
    answer.put("@odata.context", answers.context("Microsoft.Dynamics.CRM.WhoAmIResponse"));
    answer.put("BusinessUnitId", organization.businessUnitId().toString());
    answer.put("UserId", caller.toString());
    answer.put("OrganizationId", organization.id().toString());
    return Reply.json(200, answer.toString());
  }
}
