package io.github.dealsummary;

import io.github.dealsummary.CustomerQueries.Deals;
import io.github.dealsummary.Question.Wish;
import java.util.Set;

/**
 * Finds customer and deals in one round trip, in two where nobody's name starts with what was
 * asked; where nobody's fits and it is on, Dataverse Search may know a similar one.
 *
 * @param standard the policy of questions that name none
 */
record DataverseOpportunityFinder(Ranking standard, boolean searches, Set<NameRule> rules)
    implements OpportunityFinder {

  @Override
  public Found find(Environment environment, Question question) {
    boolean won = question.wishes().contains(Wish.WON_DEALS);
    return find(environment, question, won ? Deals.OPEN_AND_WON : Deals.OPEN);
  }

  /**
   * Who is meant, decided as for deals and without reading any: a customer who is found has none.
   */
  Found customer(Environment environment, Question question) {
    return find(environment, question, Deals.NONE);
  }

  private Found find(Environment environment, Question question, Deals along) {
    CustomerFind find =
        new CustomerFind(
            environment.client(), new CustomerQueries(along), rankingOf(question), rules);
    if (question.customerId().isPresent()) {
      return find.withId(question.customerId().get());
    }
    String name = question.customerName().orElseThrow();
    Found found = find.named(name);
    return found instanceof Found.Nobody && maySearch(name)
        ? find.similar(SimilarCustomers.of(name, environment.client()))
        : found;
  }

  /** What is similar to a number or an address is somebody else's. */
  private boolean maySearch(String name) {
    return searches
        && rules.contains(NameRule.SIMILAR)
        && Identifier.in(name, rules).stream().noneMatch(Identifier::isNoName);
  }

  Ranking rankingOf(Question question) {
    return question.ranking().orElse(standard);
  }
}
