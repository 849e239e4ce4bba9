package io.github.dealsummary.emulator.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.CollectionNavigation;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.IfMatch;
import io.github.dealsummary.emulator.web.JsonBody;
import io.github.dealsummary.emulator.web.Reply;
import io.github.dealsummary.emulator.web.Resource;
import io.github.dealsummary.emulator.web.RowUrls;
import java.util.Optional;

/** Associating and disassociating rows: {@code $ref}. */
final class ReferenceRequests {
  private final RowUrls urls;
  private final CallerView view;
  private final Relations relations;

  ReferenceRequests(RowUrls urls, CallerView view, Relations relations) {
    this.urls = urls;
    this.view = view;
    this.relations = relations;
  }

  Reply answer(ApiCall call, Resource resource) {
    Resource.Via via =
        resource
            .via()
            .orElseThrow(() -> ODataError.badRequest("$ref needs a navigation property."));
    IfMatch.require(call, via.from());
    if (via.one().isPresent()) {
      one(call, via.from(), via.one().get());
    } else {
      many(call, resource, via.from(), via.many().orElseThrow());
    }
    return Reply.empty(204);
  }

  private void one(ApiCall call, Row from, Navigation navigation) {
    switch (call.method()) {
      case "PUT", "POST" -> relations.point(from, navigation, Optional.of(named(call)));
      case "DELETE" -> relations.point(from, navigation, Optional.empty());
      default -> throw ODataError.methodNotAllowed(call.method());
    }
  }

  private void many(ApiCall call, Resource resource, Row from, CollectionNavigation navigation) {
    switch (call.method()) {
      case "POST" -> relations.associate(from, navigation, named(call));
      case "DELETE" -> relations.disassociate(from, navigation, other(call, resource));
      default -> throw ODataError.methodNotAllowed(call.method());
    }
  }

  private Row named(ApiCall call) {
    ObjectNode body = JsonBody.read(call);
    PayloadErrors.requireOnly(body, "@odata.id");
    return urls.row(body.path("@odata.id").asText(), view);
  }

  /** Named in the path, {@code .../competitors(id)/$ref}, or by the option {@code $id}. */
  private Row other(ApiCall call, Resource resource) {
    if (resource.key().isPresent()) {
      return resource.key().get().require(view);
    }
    String id = call.query().get("$id");
    if (id == null) {
      throw ODataError.badRequest("The row to disassociate is not named.");
    }
    return urls.row(id, view);
  }
}
