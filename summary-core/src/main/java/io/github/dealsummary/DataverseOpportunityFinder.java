package io.github.dealsummary;

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
    CustomerFind find =
        new CustomerFind(
            environment.client(),
            new CustomerQueries(question.wishes().contains(Wish.WON_DEALS)),
            question.ranking().orElse(standard),
            rules);
    if (question.customerId().isPresent()) {
      return find.withId(question.customerId().get());
    }
    String name = question.customerName().orElseThrow();
    Found found = find.named(name);
    return searches && rules.contains(NameRule.SIMILAR) && found instanceof Found.Nobody
        ? find.similar(SimilarCustomers.of(name, environment.client()))
        : found;
  }
}
