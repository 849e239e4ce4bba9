package io.github.dealsummary.emulator.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.JsonBody;
import io.github.dealsummary.emulator.web.PathSegment;
import io.github.dealsummary.emulator.web.Reply;
import io.github.dealsummary.emulator.web.RowUrls;
import io.github.dealsummary.emulator.write.PayloadErrors;
import io.github.dealsummary.emulator.write.RowChanges;
import java.util.Map;
import java.util.Set;

/**
 * {@code WinOpportunity} and {@code LoseOpportunity}: an activity in Dataverse, here the state of
 * the opportunity and what it brought.
 */
final class CloseOpportunity {
  private static final String OPPORTUNITY = "opportunityid@odata.bind";

  /** Properties of the activity that the opportunity does not show. */
  private static final Set<String> OF_THE_ACTIVITY =
      Set.of("@odata.type", "subject", "description", OPPORTUNITY);

  /** The columns of an opportunity that the activity fills in. */
  private static final Map<String, String> OF_THE_OPPORTUNITY =
      Map.of("actualrevenue", "actualvalue", "actualend", "actualclosedate");

  /** The statuses of an opportunity that do not go with its being won (1) or lost (2). */
  private static final Map<Integer, Set<Integer>> OTHER_STATUSES =
      Map.of(1, Set.of(1, 2, 4, 5), 2, Set.of(1, 2, 3));

  private final RowUrls urls;

  CloseOpportunity(RowUrls urls) {
    this.urls = urls;
  }

  Reply answer(ApiCall call, CallerView view, PathSegment message) {
    MessageArguments.requireAction(call, message);
    ObjectNode body = JsonBody.read(call);
    MessageArguments.requireParameters(body, Set.of("Status", "OpportunityClose"), message.name());
    JsonNode closing = body.path("OpportunityClose");
    requireKnown(closing);
    Row opportunity = opportunity(body, view);
    int state = message.name().equals("WinOpportunity") ? 1 : 2;
    int status = body.path("Status").asInt();
    requireStatus(state, status);
    ObjectNode written = body.objectNode();
    written.put("statecode", state);
    // A negative status asks for the default: 3 is Won, and 4 is Canceled.
    written.put("statuscode", status < 0 ? state + 2 : status);
    OF_THE_OPPORTUNITY.forEach((name, column) -> copy(closing.path(name), written, column));
    new RowChanges(view, urls).update(opportunity, written);
    return Reply.empty(204);
  }

  private static void requireKnown(JsonNode closing) {
    for (Map.Entry<String, JsonNode> property : closing.properties()) {
      String name = property.getKey();
      if (!OF_THE_ACTIVITY.contains(name) && !OF_THE_OPPORTUNITY.containsKey(name)) {
        throw ODataError.notImplemented("'" + name + "' of an OpportunityClose");
      }
    }
  }

  private Row opportunity(ObjectNode body, CallerView view) {
    String url = body.path("OpportunityClose").path(OPPORTUNITY).asText();
    if (url.isEmpty() || !body.path("Status").isInt()) {
      throw new ODataError(
          400, "0x80040203", "Required parameters are missing: Status, OpportunityClose.");
    }
    Row opportunity = urls.row(url, view);
    if (!opportunity.table().name().equals("opportunity")) {
      throw PayloadErrors.invalid("'" + url + "' does not name an opportunity.");
    }
    if (!Integer.valueOf(0).equals(opportunity.value("statecode"))) {
      throw new ODataError(400, "0x80040515", "The opportunity is already closed.");
    }
    return opportunity;
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

  /** The activity ends at a time, the opportunity on a day. */
  private static void copy(JsonNode value, ObjectNode to, String column) {
    if (value.isTextual()) {
      to.put(column, value.asText().replaceFirst("T.*", ""));
    } else if (!value.isMissingNode() && !value.isNull()) {
      to.set(column, value);
    }
  }
}
