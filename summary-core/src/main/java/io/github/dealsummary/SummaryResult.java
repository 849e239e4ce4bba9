package io.github.dealsummary;

import io.github.dealsummary.DealAnswer.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What one environment answers. Each case is an answer, none is a failure. */
public sealed interface SummaryResult {
  /** The same in a word. */
  Outcome outcome();

  /** How well who was found fits who was asked for; empty if nobody was found. */
  default Optional<NameMatch> match() {
    return Optional.empty();
  }

  /** A deal was found and put into words. */
  record Summarized(Found.Deals found, Summary summary) implements SummaryResult {
    @Override
    public Outcome outcome() {
      return Outcome.SUMMARIZED;
    }

    @Override
    public Optional<NameMatch> match() {
      return Optional.of(found.match());
    }

    /** Whose deal it is. */
    public Customer customer() {
      return found.customer();
    }

    /** The deal. */
    public Opportunity opportunity() {
      return found.top();
    }
  }

  /** The open deals, ranked: what {@link DealDesk#find} answers in place of a summary. */
  record Listed(Found.Deals found) implements SummaryResult {
    @Override
    public Outcome outcome() {
      return Outcome.LISTED;
    }

    @Override
    public Optional<NameMatch> match() {
      return Optional.of(found.match());
    }
  }

  /**
   * An insight was written: what {@link DealDesk#share} answers in place of a summary.
   *
   * @param deal the one of the customer's deals that it is on
   * @param task for the deal's owner, if one was asked for
   */
  record Shared(Found.Deals found, Opportunity deal, SharedRow note, Optional<SharedRow> task)
      implements SummaryResult {
    @Override
    public Outcome outcome() {
      return Outcome.SHARED;
    }

    @Override
    public Optional<NameMatch> match() {
      return Optional.of(found.match());
    }
  }

  /**
   * A row that holds an insight.
   *
   * @param wasThere whether it had been written before, so that nothing was written this time
   */
  record SharedRow(UUID id, boolean wasThere) {}

  /** What is known of the customer: what {@link DealDesk#brief} answers in place of a deal. */
  record Briefed(CustomerBrief brief) implements SummaryResult {
    @Override
    public Outcome outcome() {
      return Outcome.BRIEFED;
    }

    @Override
    public Optional<NameMatch> match() {
      return Optional.of(brief.match());
    }
  }

  /** Several customers fit equally well, and none was picked. */
  record AmbiguousCustomer(Found.Several found) implements SummaryResult {
    @Override
    public Outcome outcome() {
      return Outcome.AMBIGUOUS_CUSTOMER;
    }

    @Override
    public Optional<NameMatch> match() {
      return Optional.of(found.match());
    }

    /** Up to ten; any one's id can be asked for next. */
    public List<Candidate> candidates() {
      return found.candidates();
    }

    /** Whether there are more than these. */
    public boolean moreExist() {
      return found.moreExist();
    }
  }

  /** Nobody fits. */
  record UnknownCustomer() implements SummaryResult {
    @Override
    public Outcome outcome() {
      return Outcome.UNKNOWN_CUSTOMER;
    }
  }

  /** The customer is known and has no open deal. */
  record NoOpenOpportunity(Found.NoOpenDeal found) implements SummaryResult {
    @Override
    public Outcome outcome() {
      return Outcome.NO_OPEN_OPPORTUNITY;
    }

    @Override
    public Optional<NameMatch> match() {
      return Optional.of(found.match());
    }

    /** Who has none. */
    public Customer customer() {
      return found.customer();
    }
  }

  /**
   * The person asking is no user of this environment, or may not read or write there what it takes.
   */
  record NotPermitted() implements SummaryResult {
    @Override
    public Outcome outcome() {
      return Outcome.NOT_PERMITTED;
    }
  }
}
