package io.github.dealsummary;

import static java.util.Objects.requireNonNull;

import io.github.dealsummary.dataverse.DataverseClient;
import java.time.Duration;

/**
 * A Dataverse environment that can be asked.
 *
 * @param name the name that people use for it, unique among the configured environments
 * @param role the kind of questions it is asked
 * @param client the client that sends the requests
 * @param deadline how long one question to it may take, all attempts and waits included
 */
public record Environment(String name, Role role, DataverseClient client, Duration deadline) {
  /** The kind of questions that an environment is asked. */
  public enum Role {
    /** A Sales environment, which is asked for deals and for customer briefs. */
    SALES,
    /** A Service environment, which is asked for customer briefs only. */
    SERVICE
  }

  public Environment {
    requireNonNull(role, "role");
    requireNonNull(client, "client");
    if (name.isBlank()) {
      throw new IllegalArgumentException("The name of an environment is blank.");
    }
    if (deadline.isZero() || deadline.isNegative()) {
      throw new IllegalArgumentException("The deadline of an environment is not positive.");
    }
  }

  /** Makes a Sales environment. */
  public Environment(String name, DataverseClient client, Duration deadline) {
    this(name, Role.SALES, client, deadline);
  }

  /** Returns true if the environment is asked for deals. */
  public boolean hasDeals() {
    return role == Role.SALES;
  }
}
