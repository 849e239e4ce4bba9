package io.github.dealsummary.find;

import io.github.dealsummary.Environment;
import io.github.dealsummary.Found;
import io.github.dealsummary.Meant;
import io.github.dealsummary.OpportunityFinder;
import io.github.dealsummary.Question;
import io.github.dealsummary.Question.Wish;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.find.FindQueries.Deals;

/**
 * Finds customer and deals in one round trip. A second round trip looks wider where nobody's name
 * starts with what was asked. Where nobody fits at all, Dataverse Search may know a similar name.
 *
 * @param standard the ranking of questions that name none
 * @param searches whether Dataverse Search may be asked
 */
public record DataverseOpportunityFinder(Ranking standard, boolean searches)
    implements OpportunityFinder {

  @Override
  public Found find(Environment environment, Question question) {
    boolean won = question.wishes().contains(Wish.WON_DEALS);
    CustomerFind find = in(environment, question, won ? Deals.OPEN_AND_WON : Deals.OPEN);
    return find.deals(decided(find, environment, question));
  }

  /** Who is meant, decided in the same way. No deal is read. */
  public Meant customer(Environment environment, Question question) {
    CustomerFind find = in(environment, question, Deals.NONE);
    return decided(find, environment, question).meant();
  }

  /** The ranking that a question asks for. */
  public Ranking rankingOf(Question question) {
    return question.ranking().orElse(standard);
  }

  private CustomerFind in(Environment environment, Question question, Deals along) {
    return new CustomerFind(environment.client(), along, rankingOf(question));
  }

  private Decision decided(CustomerFind find, Environment environment, Question question) {
    if (question.customerId().isPresent()) {
      return find.withId(question.customerId().get());
    }
    String name = question.customerName().orElseThrow();
    Decision decision = find.named(name);
    return decision.meant() instanceof Meant.Nobody && maySearch(name)
        ? find.similar(SimilarCustomers.of(name, environment.client()))
        : decision;
  }

  private boolean maySearch(String name) {
    // What is similar to a number or an address is somebody else's.
    return searches && Identifier.in(name).stream().noneMatch(Identifier::isNoName);
  }
}
