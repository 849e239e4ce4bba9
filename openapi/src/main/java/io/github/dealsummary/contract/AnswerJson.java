package io.github.dealsummary.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.Candidate;
import io.github.dealsummary.Customer;
import io.github.dealsummary.CustomerBrief;
import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.EnvironmentAnswer;
import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.EnvironmentAnswer.Failed;
import io.github.dealsummary.Found;
import io.github.dealsummary.Money;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.Briefed;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Outcome.NoOpenOpportunity;
import io.github.dealsummary.Outcome.Shared;
import io.github.dealsummary.Outcome.Summarized;
import io.github.dealsummary.Outcome.UnknownCustomer;
import io.github.dealsummary.Summary;
import io.github.dealsummary.WonDeal;
import java.util.List;
import java.util.Locale;

/** A {@link DealAnswer} as the flat object that {@code format=json} returns. */
final class AnswerJson {
  private AnswerJson() {}

  static ObjectNode of(DealAnswer answer) {
    Answered deciding = answer.deciding();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("outcome", word(answer.outcome().kind())).put("text", answer.text());
    json.setAll(environment(deciding));
    if (answer.environments().size() > 1) {
      ArrayNode others = json.putArray("otherEnvironments");
      answer.environments().stream()
          .filter(part -> part != deciding)
          .forEach(part -> others.add(environment(part)));
    }
    return json;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode environment(EnvironmentAnswer part) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (part instanceof Failed failed) {
      json.put("outcome", "failed").put("environment", part.environment());
      Problem.of(failed.failure()).describe(json);
      return json;
    }
    Outcome outcome = ((Answered) part).outcome();
    json.put("outcome", word(outcome.kind())).put("environment", part.environment());
    outcome.match().ifPresent(match -> json.put("match", word(match)));
    outcome
        .mergedFrom()
        .ifPresent(
            old -> json.put("mergedFromName", old.name()).put("mergedFromId", old.id().toString()));
    add(json, outcome);
    return json;
  }

  private static void add(ObjectNode json, Outcome outcome) {
    switch (outcome.kind()) {
      case SUMMARIZED -> addSummarized(json, (Summarized) outcome);
      case LISTED -> addListed(json, ((Listed) outcome).found());
      case SHARED -> addShared(json, (Shared) outcome);
      case BRIEFED -> addBrief(json, ((Briefed) outcome).brief());
      case AMBIGUOUS_CUSTOMER -> addCandidates(json, (AmbiguousCustomer) outcome);
      case NO_OPEN_OPPORTUNITY -> addNone(json, ((NoOpenOpportunity) outcome).found());
      case UNKNOWN_CUSTOMER -> addUnknown(json, (UnknownCustomer) outcome);
      case NOT_PERMITTED -> {}
    }
  }

  private static void addUnknown(ObjectNode json, UnknownCustomer result) {
    if (result.meant().widerLookRefused()) {
      json.put("widerLookRefused", true);
    }
  }

  private static void addCandidates(ObjectNode json, AmbiguousCustomer result) {
    ArrayNode candidates = json.putArray("candidates");
    result.candidates().forEach(one -> addCandidate(candidates.addObject(), one));
    json.put("moreCandidates", result.moreExist());
  }

  private static void addNone(ObjectNode json, Found.NoOpenDeal found) {
    addCustomer(json, found.customer());
    addWonDeals(json, found.won());
  }

  private static void addCandidate(ObjectNode json, Candidate candidate) {
    addCustomer(json, candidate.customer());
    candidate.openDeals().ifPresent(count -> json.put("openDeals", count));
    json.put("whyCandidate", candidate.why());
  }

  private static void addCustomer(ObjectNode json, Customer customer) {
    json.put("customerName", customer.name());
    json.put("customerId", customer.id().toString());
    json.put("customerKind", customer.kind().word());
    customer.city().ifPresent(city -> json.put("customerCity", city));
    customer.number().ifPresent(number -> json.put("customerNumber", number));
    customer.parent().ifPresent(firm -> json.put("customerParent", firm));
    if (!customer.active()) {
      json.put("customerActive", false);
    }
    addLeftOut(json, "customerLeftOut", customer.leftOut());
  }

  private static void addSummarized(ObjectNode json, Summarized result) {
    addCustomer(json, result.customer());
    addOpportunity(json, result.opportunity());
    addSummary(json, result.summary());
    addChoice(json, result.found());
  }

  private static void addListed(ObjectNode json, Found.Deals found) {
    addCustomer(json, found.customer());
    ArrayNode deals = json.putArray("deals");
    found.ranked().forEach(deal -> addOpportunity(deals.addObject(), deal));
    addWonDeals(json, found.won());
    addChoice(json, found);
  }

  private static void addShared(ObjectNode json, Shared shared) {
    addCustomer(json, shared.meant().customer());
    addOpportunity(json, shared.deal());
    json.put("noteId", shared.note().id().toString());
    json.put("noteWasThere", shared.note().wasThere());
    shared
        .task()
        .ifPresent(
            task -> json.put("taskId", task.id().toString()).put("taskWasThere", task.wasThere()));
  }

  private static void addBrief(ObjectNode json, CustomerBrief brief) {
    addCustomer(json, brief.customer());
    ArrayNode lines = json.putArray("lines");
    for (CustomerBrief.Line line : brief.lines()) {
      lines
          .addObject()
          .put("topic", word(line.topic()))
          .put("line", line.text())
          .put("source", line.source());
    }
  }

  private static void addChoice(ObjectNode json, Found.Deals found) {
    json.put("why", found.why());
    json.put("otherOpenDeals", found.others().size());
    ArrayNode totals = json.putArray("otherTotals");
    for (Money total : Found.Deals.totals(found.others())) {
      ObjectNode one = totals.addObject().put("total", total.text()).put("amount", total.amount());
      total.currency().ifPresent(currency -> one.put("currency", currency));
    }
    json.put("moreOpenDeals", found.moreExist());
  }

  private static void addWonDeals(ObjectNode json, List<WonDeal> won) {
    if (won.isEmpty()) {
      return;
    }
    ArrayNode deals = json.putArray("wonDeals");
    for (WonDeal deal : won) {
      ObjectNode one = deals.addObject();
      one.put("opportunityName", deal.name()).put("opportunityId", deal.id().toString());
      deal.value()
          .ifPresent(
              value -> one.put("actualValue", value.text()).put("actualAmount", value.amount()));
      deal.closedOn().ifPresent(date -> one.put("actualCloseDate", date.toString()));
      addLeftOut(one, "opportunityLeftOut", deal.leftOut());
    }
  }

  private static void addOpportunity(ObjectNode json, Opportunity deal) {
    json.put("opportunityName", deal.name());
    json.put("opportunityId", deal.id().toString());
    deal.estimatedValue()
        .ifPresent(
            value ->
                json.put("estimatedValue", value.text()).put("estimatedAmount", value.amount()));
    deal.closeDate().ifPresent(date -> json.put("estimatedCloseDate", date.toString()));
    deal.contactName().ifPresent(name -> json.put("contact", name));
    deal.accountName().ifPresent(name -> json.put("account", name));
    deal.ownerName().ifPresent(name -> json.put("owner", name));
    deal.stage().ifPresent(stage -> json.put("stage", stage));
    deal.probability().ifPresent(percent -> json.put("probability", percent));
    addLeftOut(json, "opportunityLeftOut", deal.leftOut());
  }

  private static void addLeftOut(ObjectNode json, String field, List<String> columns) {
    if (!columns.isEmpty()) {
      columns.forEach(json.putArray(field)::add);
    }
  }

  private static void addSummary(ObjectNode json, Summary summary) {
    json.put("summary", summary.text());
    json.put("author", word(summary.author()));
    summary.writtenAt().ifPresent(when -> json.put("asOf", when.toString()));
    summary.insteadOfCopilot().ifPresent(reason -> json.put("insteadOfCopilot", reason));
  }
}
