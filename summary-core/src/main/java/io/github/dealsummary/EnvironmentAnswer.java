package io.github.dealsummary;

import io.github.dealsummary.dataverse.DataverseException;

/** What came of asking one environment. */
public sealed interface EnvironmentAnswer {
  /** The environment's configured name. */
  String environment();

  /** It answered. */
  record Answered(String environment, SummaryResult result) implements EnvironmentAnswer {}

  /** It could not be asked. */
  record Failed(String environment, DataverseException failure) implements EnvironmentAnswer {}
}
