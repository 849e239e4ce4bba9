package io.github.dealsummary.find;

import io.github.dealsummary.Environment;
import io.github.dealsummary.Found;
import io.github.dealsummary.Matching;
import io.github.dealsummary.Meant;
import io.github.dealsummary.OpportunityFinder;
import io.github.dealsummary.Question;
import io.github.dealsummary.Question.Wish;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.find.FindQueries.Along;

/**
 * Finds customer and deals in one round trip. If no customer's name is the same, a second round
 * trip looks wider. If nobody fits at all, Dataverse Search may know a similar name.
 *
 * @param standard the ranking for questions that name none
 * @param matching how a customer is found by name
 */
public record DataverseOpportunityFinder(Ranking standard, Matching matching)
    implements OpportunityFinder {

  @Override
  public Found find(Environment environment, Question question) {
    boolean won = question.wishes().contains(Wish.WON_DEALS);
    CustomerFind find =
        in(environment, question, new Along(true, matching.findsDealsOfPeople(), won));
    return find.deals(decided(find, environment, question));
  }

  /** Decides who is meant, in the same way but without reading a deal. */
  public Meant customer(Environment environment, Question question) {
    CustomerFind find = in(environment, question, Along.NONE);
    return decided(find, environment, question).meant();
  }

  /** Returns the ranking that a question asks for, or else the standard one. */
  public Ranking rankingOf(Question question) {
    return question.ranking().orElse(standard);
  }

  private CustomerFind in(Environment environment, Question question, Along along) {
    return new CustomerFind(environment.client(), along, rankingOf(question), matching);
  }

  private Decision decided(CustomerFind find, Environment environment, Question question) {
    if (question.customerId().isPresent()) {
      return find.withId(question.customerId().get());
    }
    String name = question.customerName().orElseThrow();
    Decision decision = find.named(name);
    if (!(decision.meant() instanceof Meant.Nobody) || !maySearch(name)) {
      return decision;
    }
    return find.similar(SimilarCustomers.of(name, environment.client())).orElse(decision);
  }

  private boolean maySearch(String name) {
    // A number or address that is only similar belongs to somebody else.
    return matching.searches() && Identifier.in(name).stream().noneMatch(Identifier::isNoName);
  }
}
