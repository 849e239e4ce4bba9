package io.github.dealsummary;

import static java.util.Comparator.comparing;

import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Page;
import java.util.ArrayList;
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
          : dealsOf(read.customers().get(0), read, client);
    }
    String name = question.customerName().orElseThrow();
    Read read = Read.of(client.send(CustomerQueries.startingWith(name)));
    if (!read.customers().isEmpty()) {
      return best(name, NameMatch.PREFIX, read, client);
    }
    Read wider = Read.of(client.send(CustomerQueries.holdingWords(words(name))));
    return best(name, NameMatch.ALL_WORDS, wider, client);
  }

  private static Found best(String asked, NameMatch atBest, Read read, DataverseClient client) {
    for (NameMatch level : NameMatch.values()) {
      List<Customer> fitting =
          read.customers().stream()
              .filter(customer -> NameMatch.of(asked, customer.name(), atBest) == level)
              .toList();
      if (fitting.size() == 1) {
        return dealsOf(fitting.get(0), read, client);
      }
      if (fitting.size() > 1) {
        boolean more = fitting.size() > MOST_CANDIDATES || read.moreCustomers();
        return new Found.Several(fitting.stream().limit(MOST_CANDIDATES).toList(), more);
      }
    }
    return new Found.Nobody();
  }

  private static Found dealsOf(Customer customer, Read read, DataverseClient client) {
    // A capped read holds the best deals of all that fit, so this customer's may be missing.
    Page page =
        read.deals().hasMore() ? client.page(CustomerQueries.dealsOf(customer.id())) : read.deals();
    List<Opportunity> ranked =
        page.rows().stream()
            .map(Opportunity::of)
            .filter(deal -> deal.customerIds().contains(customer.id()))
            .sorted(Ranking.ORDER)
            .toList();
    return ranked.isEmpty()
        ? new Found.NoOpenDeal(customer)
        : new Found.Deals(customer, ranked, Ranking.why(ranked, page.hasMore()), page.hasMore());
  }

  private static List<String> words(String name) {
    return Stream.of(name.split("\\s+")).distinct().toList();
  }

  /** What one round trip brought. */
  private record Read(List<Customer> customers, boolean moreCustomers, Page deals) {
    static Read of(Batch.Reply reply) {
      Page accounts = reply.page(0);
      Page contacts = reply.page(1);
      List<Customer> customers = new ArrayList<>();
      accounts.rows().forEach(row -> customers.add(Customer.ofAccount(row)));
      contacts.rows().forEach(row -> customers.add(Customer.ofContact(row)));
      customers.sort(comparing(Customer::name, String.CASE_INSENSITIVE_ORDER));
      return new Read(customers, accounts.hasMore() || contacts.hasMore(), reply.page(2));
    }
  }
}
