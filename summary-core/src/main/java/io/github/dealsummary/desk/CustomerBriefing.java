package io.github.dealsummary.desk;

import io.github.dealsummary.Environment;
import io.github.dealsummary.Meant;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Question;
import io.github.dealsummary.brief.BriefReader;
import io.github.dealsummary.find.DataverseOpportunityFinder;
import io.github.dealsummary.find.OpenDealCounts;

/**
 * Makes the brief of one environment: one round trip to find the customer, one to read the rest.
 * Who is meant is decided before any deal is read. So environments without deals can answer, and so
 * can environments whose deals the caller may not read.
 */
record CustomerBriefing(DataverseOpportunityFinder finder) implements FanOut.Task<Outcome> {
  @Override
  public Outcome answer(Environment environment, Question question) {
    Meant meant = finder.customer(environment, question);
    boolean ofPeople = finder.matching().findsDealsOfPeople();
    if (meant instanceof Meant.One one) {
      return new Outcome.Briefed(
          BriefReader.of(one, environment, finder.rankingOf(question), ofPeople));
    }
    if (meant instanceof Meant.Several several) {
      return new Outcome.AmbiguousCustomer(
          environment.hasDeals() ? OpenDealCounts.of(several, environment, ofPeople) : several);
    }
    return new Outcome.UnknownCustomer((Meant.Nobody) meant);
  }
}
