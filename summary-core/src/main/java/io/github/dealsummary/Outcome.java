package io.github.dealsummary;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The answer of one environment. Failures are not outcomes but exceptions. */
public sealed interface Outcome {
  /**
   * The kinds of outcome. If environments differ, the answer has the first of these kinds that any
   * environment gave. So a customer is unknown only if every environment says so.
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

  /** Returns the kind of the outcome. */
  Kind kind();

  /**
   * Returns true if the outcome is what was asked for: a summary, a list, a brief, or an insight
   * that was shared.
   */
  default boolean isAsAsked() {
    return kind().asAsked;
  }

  /**
   * Returns the customer that was merged into the one of this outcome, if the question had its
   * name.
   */
  default Optional<Customer> mergedFrom() {
    return Optional.empty();
  }

  /** Returns how well the found customer fits the question; empty if nobody was found. */
  default Optional<NameMatch> match() {
    return Optional.empty();
  }

  /**
   * The outcome of a deal that was found and summarized.
   *
   * @param found the customer and its open deals
   * @param summary the summary of the first deal
   */
  record Summarized(Found.Deals found, Summary summary) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.SUMMARIZED;
    }

    @Override
    public Optional<NameMatch> match() {
      return Optional.of(found.match());
    }

    @Override
    public Optional<Customer> mergedFrom() {
      return found.meant().mergedFrom();
    }

    /** Returns the customer of the deal. */
    public Customer customer() {
      return found.customer();
    }

    /** Returns the deal that was summarized. */
    public Opportunity opportunity() {
      return found.top();
    }
  }

  /**
   * The outcome of {@link io.github.dealsummary.desk.DealDesk#find}.
   *
   * @param found the customer and its open deals, ranked
   */
  record Listed(Found.Deals found) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.LISTED;
    }

    @Override
    public Optional<NameMatch> match() {
      return Optional.of(found.match());
    }

    @Override
    public Optional<Customer> mergedFrom() {
      return found.meant().mergedFrom();
    }
  }

  /**
   * The outcome of {@link io.github.dealsummary.desk.DealDesk#share} for an insight that is
   * written.
   *
   * @param meant the customer who is meant
   * @param deal the deal that the insight was written on. If it was written before under its key,
   *     the deal may be closed by now
   * @param note the note that holds the insight
   * @param task the task for the deal's owner; absent if none was asked for
   */
  record Shared(Meant.One meant, Opportunity deal, SharedRow note, Optional<SharedRow> task)
      implements Outcome {
    @Override
    public Kind kind() {
      return Kind.SHARED;
    }

    @Override
    public Optional<NameMatch> match() {
      return Optional.of(meant.match());
    }

    @Override
    public Optional<Customer> mergedFrom() {
      return meant.mergedFrom();
    }
  }

  /**
   * A row that holds an insight.
   *
   * @param id the row's id
   * @param wasThere true if the row was there already and was not written again. If an answer from
   *     Dataverse was lost on the way, it may be this very call that has written the row
   */
  record SharedRow(UUID id, boolean wasThere) {}

  /**
   * The outcome of {@link io.github.dealsummary.desk.DealDesk#brief}.
   *
   * @param brief the customer at a glance
   */
  record Briefed(CustomerBrief brief) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.BRIEFED;
    }

    @Override
    public Optional<NameMatch> match() {
      return Optional.of(brief.match());
    }

    @Override
    public Optional<Customer> mergedFrom() {
      return brief.meant().mergedFrom();
    }
  }

  /**
   * The outcome if several customers may be meant, or one that has to be confirmed first. None of
   * them was picked.
   *
   * @param meant the customers that may be meant
   */
  record AmbiguousCustomer(Meant.Several meant) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.AMBIGUOUS_CUSTOMER;
    }

    @Override
    public Optional<NameMatch> match() {
      return Optional.of(meant.match());
    }

    /** Returns up to ten customers. The next question can name the id of one of them. */
    public List<Candidate> candidates() {
      return meant.candidates();
    }

    /** Returns true if there are more candidates than these. */
    public boolean moreExist() {
      return meant.moreExist();
    }
  }

  /**
   * The outcome if no customer fits.
   *
   * @param meant whether the environment looked everywhere
   */
  record UnknownCustomer(Meant.Nobody meant) implements Outcome {
    /** Makes the outcome after every look. */
    public UnknownCustomer() {
      this(new Meant.Nobody());
    }

    @Override
    public Kind kind() {
      return Kind.UNKNOWN_CUSTOMER;
    }
  }

  /**
   * The outcome if the customer is known and has no open deal.
   *
   * @param found the customer and, if asked for, its won deals
   */
  record NoOpenOpportunity(Found.NoOpenDeal found) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.NO_OPEN_OPPORTUNITY;
    }

    @Override
    public Optional<NameMatch> match() {
      return Optional.of(found.match());
    }

    @Override
    public Optional<Customer> mergedFrom() {
      return found.meant().mergedFrom();
    }

    /** Returns the customer. */
    public Customer customer() {
      return found.customer();
    }
  }

  /**
   * The outcome if the caller is not a user of this environment, or lacks a privilege that the
   * operation needs.
   */
  record NotPermitted() implements Outcome {
    @Override
    public Kind kind() {
      return Kind.NOT_PERMITTED;
    }
  }
}
