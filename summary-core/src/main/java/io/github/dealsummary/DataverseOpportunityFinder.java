package io.github.dealsummary;

import static java.util.Comparator.comparing;

import io.github.dealsummary.Question.Wish;
import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Page;
import java.util.List;
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

  private final Ranking standard;

  /**
   * @param standard the policy of questions that name none
   */
  DataverseOpportunityFinder(Ranking standard) {
    this.standard = standard;
  }

  @Override
  public Found find(Environment environment, Question question) {
    CustomerQueries queries = new CustomerQueries(question.wishes().contains(Wish.WON_DEALS));
    return new Find(environment.client(), queries, question.ranking().orElse(standard))
        .answer(question);
  }

  /** One question to one environment. */
  private record Find(DataverseClient client, CustomerQueries queries, Ranking ranking) {
    Found answer(Question question) {
      if (question.customerId().isPresent()) {
        Read read = read(queries.withId(question.customerId().get()));
        return read.customers().isEmpty()
            ? new Found.Nobody()
            : ranked(read.customers().get(0), NameMatch.EXACT, read.deals());
      }
      String name = NameMatch.withoutSuffix(question.customerName().orElseThrow());
      Read read = read(queries.startingWith(name));
      if (!read.customers().isEmpty()) {
        return best(name, NameMatch.PREFIX, read);
      }
      List<String> words = NameMatch.words(name);
      return best(name, NameMatch.ALL_WORDS, read(queries.holdingWords(words)).holding(words));
    }

    private Read read(Batch batch) {
      return Read.of(client.send(batch), queries);
    }

    private Found best(String asked, NameMatch atBest, Read read) {
      for (NameMatch level : NameMatch.values()) {
        List<Customer> fitting =
            read.customers().stream()
                .filter(customer -> NameMatch.of(asked, customer.name(), atBest) == level)
                .toList();
        // Merging duplicates leaves a deactivated namesake behind: it is meant only if no other is.
        List<Customer> active = fitting.stream().filter(Customer::active).toList();
        List<Customer> meant = active.isEmpty() ? fitting : active;
        if (meant.size() == 1) {
          return dealsOf(meant.get(0), level, read.deals());
        }
        if (meant.size() > 1) {
          boolean more = meant.size() > MOST_CANDIDATES || read.moreCustomers();
          return new Found.Several(meant.stream().limit(MOST_CANDIDATES).toList(), level, more);
        }
      }
      return new Found.Nobody();
    }

    /** A capped read holds the best deals of all that fit, so this customer's may be missing. */
    private Found dealsOf(Customer customer, NameMatch match, DealRead read) {
      return ranked(
          customer,
          match,
          read.capped()
              ? DealRead.of(client.send(queries.ofCustomer(customer.id())), 0, queries)
              : read);
    }

    private Found ranked(Customer customer, NameMatch match, DealRead read) {
      List<Opportunity> deals =
          read.openOf(customer.id()).stream().sorted(ranking.order()).toList();
      List<WonDeal> won = read.wonBy(customer.id());
      return deals.isEmpty()
          ? new Found.NoOpenDeal(customer, match, won)
          : new Found.Deals(
              customer, match, deals, ranking.why(deals, read.moreOpen()), read.moreOpen(), won);
    }
  }

  /** What one round trip brought. Who has no name cannot be meant by one. */
  private record Read(List<Customer> customers, boolean moreCustomers, DealRead deals) {
    static Read of(Batch.Reply reply, CustomerQueries queries) {
      Page accounts = reply.page(0);
      Page contacts = reply.page(1);
      List<Customer> customers =
          Stream.concat(
                  accounts.rows().stream().map(Customer::ofAccount),
                  contacts.rows().stream().map(Customer::ofContact))
              .filter(customer -> !customer.name().isBlank())
              .sorted(comparing(Customer::name, String.CASE_INSENSITIVE_ORDER))
              .toList();
      return new Read(
          customers, accounts.hasMore() || contacts.hasMore(), DealRead.of(reply, 2, queries));
    }

    Read holding(List<String> words) {
      List<Customer> holding =
          customers.stream().filter(c -> NameMatch.holdsAll(words, c.name())).toList();
      return new Read(holding, moreCustomers, deals);
    }
  }
}
