package io.github.dealsummary;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What one environment answers. Each case is an answer; failures are exceptions. */
public sealed interface Outcome {
  /**
   * The outcome in a word. Where environments differ, the first of these that any of them gave
   * decides: a customer is unknown only if every environment says so.
   */
  enum Kind {
    SUMMARIZED(true),
    LISTED(true),
    SHARED(true),
    BRIEFED(true),
    AMBIGUOUS_CUSTOMER(false),
    NO_OPEN_OPPORTUNITY(false),
    NOT_PERMITTED(false),
    UNKNOWN_CUSTOMER(false);

    private final boolean asAsked;

    Kind(boolean asAsked) {
      this.asAsked = asAsked;
    }
  }

  /** The outcome in a word. */
  Kind kind();

  /**
   * Whether it is what was asked for: a summary, a list, a brief, or an insight that was shared.
   */
  default boolean isAsAsked() {
    return kind().asAsked;
  }

  /** How well the customer who was found fits what was asked; empty if nobody was found. */
  default Optional<NameMatch> match() {
    return Optional.empty();
  }

  /** A deal was found and put into words. */
  record Summarized(Found.Deals found, Summary summary) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.SUMMARIZED;
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

  /** The open deals, ranked: the answer of {@link io.github.dealsummary.desk.DealDesk#find}. */
  record Listed(Found.Deals found) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.LISTED;
    }

    @Override
    public Optional<NameMatch> match() {
      return Optional.of(found.match());
    }
  }

  /**
   * An insight was written: the answer of {@link io.github.dealsummary.desk.DealDesk#share}.
   *
   * @param deal the one of the customer's deals that it is on
   * @param task for the deal's owner, if one was asked for
   */
  record Shared(Found.Deals found, Opportunity deal, SharedRow note, Optional<SharedRow> task)
      implements Outcome {
    @Override
    public Kind kind() {
      return Kind.SHARED;
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

  /** The customer at a glance: the answer of {@link io.github.dealsummary.desk.DealDesk#brief}. */
  record Briefed(CustomerBrief brief) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.BRIEFED;
    }

    @Override
    public Optional<NameMatch> match() {
      return Optional.of(brief.match());
    }
  }

  /** Several customers fit equally well, and none was picked. */
  record AmbiguousCustomer(Meant.Several meant) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.AMBIGUOUS_CUSTOMER;
    }

    @Override
    public Optional<NameMatch> match() {
      return Optional.of(meant.match());
    }

    /** Up to ten; any one's id can be asked for next. */
    public List<Candidate> candidates() {
      return meant.candidates();
    }

    /** Whether there are more than these. */
    public boolean moreExist() {
      return meant.moreExist();
    }
  }

  /** Nobody fits. */
  record UnknownCustomer() implements Outcome {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN_CUSTOMER;
    }
  }

  /** The customer is known and has no open deal. */
  record NoOpenOpportunity(Found.NoOpenDeal found) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.NO_OPEN_OPPORTUNITY;
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
   * The person asking is not a user of this environment, or lacks a privilege that the operation
   * needs.
   */
  record NotPermitted() implements Outcome {
    @Override
    public Kind kind() {
      return Kind.NOT_PERMITTED;
    }
  }
}
