package io.github.dealsummary;

import static java.util.Comparator.comparing;

import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Page;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds customer and deals in one round trip, in two where nobody's name starts with what was
 * asked.
 *
 * <p>Which customer is meant is decided on the customers alone, before any deal is looked at: a
 * deal of another firm is never the answer.
 */
final class DataverseOpportunityFinder implements OpportunityFinder {
  private static final int MOST_CANDIDATES = 10;

  @Override
  public Found find(Environment environment, Question question) {
    DataverseClient client = environment.client();
    if (question.customerId().isPresent()) {
      UUID id = question.customerId().get();
      Read read = Read.of(client.send(CustomerQueries.withId(id)));
      return read.customers().isEmpty()
          ? new Found.Nobody()
          : ranked(read.customers().get(0), read.deals());
    }
    String name = NameMatch.withoutSuffix(question.customerName().orElseThrow());
    Read read = Read.of(client.send(CustomerQueries.startingWith(name)));
    if (!read.customers().isEmpty()) {
      return best(name, NameMatch.PREFIX, read, client);
    }
    List<String> words = NameMatch.words(name);
    Read wider = Read.of(client.send(CustomerQueries.holdingWords(words)));
    return best(name, NameMatch.ALL_WORDS, wider.holding(words), client);
  }

  private static Found best(String asked, NameMatch atBest, Read read, DataverseClient client) {
    for (NameMatch level : NameMatch.values()) {
      List<Customer> fitting =
          read.customers().stream()
              .filter(customer -> NameMatch.of(asked, customer.name(), atBest) == level)
              .toList();
      // Merging duplicates leaves a deactivated namesake behind: it is meant only if no other is.
      List<Customer> active = fitting.stream().filter(Customer::active).toList();
      List<Customer> meant = active.isEmpty() ? fitting : active;
      if (meant.size() == 1) {
        return dealsOf(meant.get(0), read, client);
      }
      if (meant.size() > 1) {
        boolean more = meant.size() > MOST_CANDIDATES || read.moreCustomers();
        return new Found.Several(meant.stream().limit(MOST_CANDIDATES).toList(), more);
      }
    }
    return new Found.Nobody();
  }

  private static Found dealsOf(Customer customer, Read read, DataverseClient client) {
    // A capped read holds the best deals of all that fit, so this customer's may be missing.
    Page deals =
        read.deals().hasMore() ? client.page(CustomerQueries.dealsOf(customer.id())) : read.deals();
    return ranked(customer, deals);
  }

  private static Found ranked(Customer customer, Page deals) {
    List<Opportunity> ranked =
        deals.rows().stream()
            .map(Opportunity::of)
            .filter(deal -> deal.customerIds().contains(customer.id()))
            .sorted(Ranking.ORDER)
            .toList();
    return ranked.isEmpty()
        ? new Found.NoOpenDeal(customer)
        : new Found.Deals(customer, ranked, Ranking.why(ranked, deals.hasMore()), deals.hasMore());
  }

  /** What one round trip brought. Who has no name cannot be meant by one. */
  private record Read(List<Customer> customers, boolean moreCustomers, Page deals) {
    static Read of(Batch.Reply reply) {
      Page accounts = reply.page(0);
      Page contacts = reply.page(1);
      List<Customer> customers =
          Stream.concat(
                  accounts.rows().stream().map(Customer::ofAccount),
                  contacts.rows().stream().map(Customer::ofContact))
              .filter(customer -> !customer.name().isBlank())
              .sorted(comparing(Customer::name, String.CASE_INSENSITIVE_ORDER))
              .toList();
      return new Read(customers, accounts.hasMore() || contacts.hasMore(), reply.page(2));
    }

    Read holding(List<String> words) {
      List<Customer> holding =
          customers.stream().filter(c -> NameMatch.holdsAll(words, c.name())).toList();
      return new Read(holding, moreCustomers, deals);
    }
  }
}
