package io.github.dealsummary;

import static java.util.Objects.requireNonNull;

import io.github.dealsummary.dataverse.DataverseClient;
import java.time.Duration;

/**
 * An environment that may be asked.
 *
 * @param name what people call it; unique among the configured ones
 * @param role what it is asked for
 * @param deadline how long one question to it may take in all
 */
public record Environment(String name, Role role, DataverseClient client, Duration deadline) {
  /** What an environment is asked for. */
  public enum Role {
    /** Deals, and what else is known of a customer. */
    SALES,
    /** Service cases; it is not asked for deals. */
    SERVICE
  }

  public Environment {
    requireNonNull(role, "role");
    requireNonNull(client, "client");
    if (name.isBlank()) {
      throw new IllegalArgumentException("An environment has a name.");
    }
    if (deadline.isZero() || deadline.isNegative()) {
      throw new IllegalArgumentException("An environment needs some time to answer.");
    }
  }

  /** A Sales environment. */
  public Environment(String name, DataverseClient client, Duration deadline) {
    this(name, Role.SALES, client, deadline);
  }

  /** Whether it is asked for deals. */
  public boolean hasDeals() {
    return role == Role.SALES;
  }
}
