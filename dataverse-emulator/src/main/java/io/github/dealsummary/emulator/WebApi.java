package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.message.DataverseSearch;
import io.github.dealsummary.emulator.message.MessageArguments;
import io.github.dealsummary.emulator.message.Messages;
import io.github.dealsummary.emulator.query.QueryOptions;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.ApiRoot;
import io.github.dealsummary.emulator.web.JsonAnswers;
import io.github.dealsummary.emulator.web.ReadRequests;
import io.github.dealsummary.emulator.web.Reply;
import io.github.dealsummary.emulator.web.Resource;
import io.github.dealsummary.emulator.web.UrlOptions;
import io.github.dealsummary.emulator.write.WriteRequests;
import java.util.Optional;
import java.util.Set;

/** The routes below {@code /api/data/v9.2/}: one operation, alone or out of a {@code $batch}. */
final class WebApi {
  /** Names that every Sales environment has, so that "not found" would be a wrong answer. */
  static final Set<String> NOT_EMULATED =
      Set.of(
          "leads",
          "campaigns",
          "salesorders",
          "invoices",
          "queues",
          "solutions",
          "workflows",
          "entitymaps",
          "EntityDefinitions",
          "GlobalOptionSetDefinitions",
          "RelationshipDefinitions",
          "GetTimeZoneCodeByLocalizedName",
          "InitializeFrom",
          "Merge",
          "QualifyLead",
          "RetrieveCurrentOrganization",
          "RetrieveDuplicates",
          "Upsert",
          "UpsertMultiple",
          "DeleteMultiple",
          "searchautocomplete",
          "searchstatistics",
          "searchstatus",
          "searchsuggest");

  private final CallerViews views;
  private final Faults faults;
  private final boolean throttlesWildcards;
  private final JsonAnswers answers;
  private final Messages messages;
  private final ReadRequests reads;
  private final WriteRequests writes;

  WebApi(
      CallerViews views, Faults faults, Weather weather, JsonAnswers answers, Messages messages) {
    this.views = views;
    this.faults = faults;
    this.throttlesWildcards = weather.throttlesLeadingWildcards();
    this.answers = answers;
    this.messages = messages;
    this.reads = new ReadRequests(answers);
    this.writes = new WriteRequests(answers);
  }

  Store store() {
    return views.store();
  }

  /** The root that the URLs of a request are below. */
  ApiRoot root(ApiCall call) {
    return ApiRoot.of(answers.root(), call);
  }

  /** Answers an operation; whatever goes wrong is an OData error. */
  Reply answer(ApiCall call) {
    try {
      return route(call);
    } catch (ODataError e) {
      return Reply.error(e);
    } catch (Faults.EmulatorClosed | Faults.Broken e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      return Reply.unexpected(e);
    }
  }

  /** Answers a part of a batch, which scripted faults meet like any other request. */
  Reply answerPart(ApiCall call) {
    return faults.meet(call.target()).orElseGet(() -> answer(call));
  }

  /** The scripted fault that meets a request, after its delay. */
  Optional<Faults.Met> meet(String target) {
    return faults.take(target);
  }

  private Reply route(ApiCall call) {
    UrlOptions.check(call);
    call.preferences().check();
    ProtocolHeaders.check(call.headers());
    CallerView view = views.of(call);
    String segment = call.segment();
    Optional<Table> table = view.schema().entitySet(segment);
    if (table.isPresent()) {
      // A row read before another request's change must not be what is written back after it.
      return call.method().equals("GET")
          ? onTable(call, table.get(), view)
          : view.store().atomically(() -> onTable(call, table.get(), view));
    }
    if (segment.equals("search")) {
      return new DataverseSearch(view).answer(call);
    }
    return switch (call.path()) {
      case "" -> serviceDocument(call, view);
      case "$metadata" -> metadata(call);
      case "$batch" -> throw ODataError.badRequest("A batch request cannot contain another batch.");
      default ->
          messages
              .unbound(call, view)
              .orElseThrow(
                  () ->
                      NOT_EMULATED.contains(segment)
                          ? ODataError.notImplemented(segment)
                          : ODataError.segmentNotFound(segment));
    };
  }

  String charged(ApiCall call) {
    return views.charged(call);
  }

  private Reply onTable(ApiCall call, Table table, CallerView view) {
    return onTable(call, Resource.read(table, call.path(), view, call.query()), view);
  }

  private Reply onTable(ApiCall call, Resource resource, CallerView view) {
    if (throttlesWildcards && LeadingWildcards.areIn(call.query())) {
      throw new ODataError(
          429,
          "0x80048744",
          "This query cannot be executed because it contains a leading wildcard that has been throttled.");
    }
    if (Messages.isBound(resource)) {
      return messages.bound(call, resource, view);
    }
    if (resource.key().isPresent() && resource.tailText().equals("$ref")) {
      QueryOptions.check(call.query().keySet(), Set.of());
    }
    return call.method().equals("GET")
        ? reads.answer(call, resource, view)
        : writes.answer(call, resource, view);
  }

  private Reply metadata(ApiCall call) {
    MessageArguments.require(call, "GET");
    return Reply.text("application/xml", new MetadataDocument(store().schema()).text());
  }

  private Reply serviceDocument(ApiCall call, CallerView view) {
    MessageArguments.require(call, "GET");
    return answers.object(
        200,
        call,
        view,
        (json, rows) -> {
          json.writeStringField("@odata.context", answers.root() + "$metadata");
          json.writeArrayFieldStart("value");
          for (Table table : store().schema().tables()) {
            if (!table.is(Table.Trait.INTERSECT)) {
              json.writeStartObject();
              json.writeStringField("name", table.entitySet());
              json.writeStringField("kind", "EntitySet");
              json.writeStringField("url", table.entitySet());
              json.writeEndObject();
            }
          }
          json.writeEndArray();
        });
  }
}
