package io.github.dealsummary.find;

import static io.github.dealsummary.dataverse.Condition.any;

import io.github.dealsummary.Found;
import io.github.dealsummary.Matching;
import io.github.dealsummary.Meant;
import io.github.dealsummary.NameMatch;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.WonDeal;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.find.FindQueries.Along;
import io.github.dealsummary.find.Fit.Strength;
import io.github.dealsummary.table.CustomerColumns;
import io.github.dealsummary.table.DataverseSearch;
import io.github.dealsummary.table.PartialBatch;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One find in one environment: first who is meant, then which deals they have.
 *
 * @param along the deals that are read along
 */
record CustomerFind(DataverseClient client, Along along, Ranking ranking, Matching matching) {

  Decision withId(UUID id) {
    CustomerRead read = read(client, FindQueries.withIds(List.of(id), along));
    return read.customers().stream()
        .findFirst()
        .map(known -> new Fit(known, NameMatch.EXACT, Strength.CERTAIN, "it has this id"))
        .map(fit -> followed(Decision.one(fit, read.deals())))
        .orElse(Decision.NOBODY);
  }

  /**
   * Looks for names that begin with the text. If none of them is the same, it looks for the words
   * within names, before anybody is asked back. So it does if the form that was asked for is
   * missing, since that very firm may be stored in a spelling that the first look does not know.
   */
  Decision named(String name) {
    AskedCustomer asked = AskedCustomer.of(name);
    NamePatterns patterns = NamePatterns.of(asked);
    CustomerRead first = look(client, columns -> begins(asked, patterns, columns));
    Decision decision = Decision.among(first, asked, matching);
    return followed(
        decision.isOfTheSameName() && !decision.lacksTheForm(asked)
            ? decision
            : wider(asked, first, decision));
  }

  /** Makes candidates of the customers that a search found similar, the most similar first. */
  Optional<Decision> similar(DataverseSearch.Hits hits) {
    List<UUID> ids = hits.ids();
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    CustomerRead read = read(client, FindQueries.withIds(ids, along));
    List<Fit> fits =
        ids.stream()
            .flatMap(id -> read.customers().stream().filter(one -> one.customer().id().equals(id)))
            .map(one -> new Fit(one, NameMatch.SIMILAR, Strength.DOUBTFUL, "its name is similar"))
            .toList();
    return fits.isEmpty()
        ? Optional.empty()
        : Optional.of(Decision.several(Decision.active(fits), hits.moreExist(), read.deals()));
  }

  /** Returns the deals of the customer who is meant, if exactly one is. */
  Found deals(Decision decision) {
    Meant meant = decision.meant();
    if (meant instanceof Meant.One one) {
      return ranked(one, dealsOf(one.customer().id(), decision.deals()));
    }
    return meant instanceof Meant.Several several ? several : (Meant.Nobody) meant;
  }

  private static Condition begins(
      AskedCustomer asked, NamePatterns patterns, CustomerColumns columns) {
    return any(
        Stream.concat(
                Stream.of(patterns.begins(columns)),
                asked.identifiers().stream().flatMap(one -> one.conditions(columns)))
            .toList());
  }

  /** Looks for words within names, in half of the time that is left, and decides anew. */
  private Decision wider(AskedCustomer asked, CustomerRead first, Decision decision) {
    WiderPatterns patterns = WiderPatterns.of(asked);
    if (patterns.areNone()) {
      return decision;
    }
    try {
      DataverseClient half = client.within(client.timeLeft().dividedBy(2));
      return Decision.among(first.and(look(half, patterns::holds)), asked, matching);
    } catch (DataverseException e) {
      if (!PartialBatch.isRefusedSearchInText(e)) {
        throw e;
      }
      return decision.afterARefusedLook();
    }
  }

  /** Reads customers, and a whole page of them if there are more than were read. */
  private CustomerRead look(DataverseClient by, Function<CustomerColumns, Condition> which) {
    CustomerRead read = read(by, FindQueries.of(which, along));
    return read.moreCustomers() ? read(by, FindQueries.ofAll(which)).withDealsNotYet() : read;
  }

  private static CustomerRead read(DataverseClient by, FindQueries queries) {
    return CustomerRead.of(PartialBatch.read(by, queries.all()), queries);
  }

  /**
   * Follows a customer that was merged into another, which deactivated it. Its deals moved to the
   * other. One merge after another may lead there.
   */
  private Decision followed(Decision decision) {
    Decision last = decision;
    Set<UUID> seen = new HashSet<>();
    Optional<UUID> master = last.onlyMaster();
    while (master.filter(seen::add).isPresent()) {
      CustomerRead read = read(client, FindQueries.withIds(List.of(master.get()), along));
      if (read.customers().isEmpty()) {
        return last;
      }
      last = last.mergedInto(read.customers().get(0), read.deals());
      master = last.onlyMaster();
    }
    return last;
  }

  private DealRead dealsOf(UUID customer, DealRead read) {
    if (!read.capped()) {
      return read;
    }
    // A capped read holds the best deals of all that fit, so this customer's may be missing.
    FindQueries its = FindQueries.dealsOf(List.of(customer), along);
    return DealRead.of(PartialBatch.read(client, its.all()), its);
  }

  private Found ranked(Meant.One one, DealRead read) {
    UUID customer = one.customer().id();
    List<Opportunity> deals = read.openOf(customer).stream().sorted(ranking.order()).toList();
    List<WonDeal> won = read.wonBy(customer);
    return deals.isEmpty()
        ? new Found.NoOpenDeal(one, won)
        : new Found.Deals(one, deals, ranking.why(deals, read.moreOpen()), read.moreOpen(), won);
  }
}
