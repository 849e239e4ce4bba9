package io.github.dealsummary;

import io.github.dealsummary.dataverse.DataverseException;

/** One environment's part of an answer. */
public sealed interface EnvironmentAnswer {
  /** The environment's configured name. */
  String environment();

  /** The environment answered. */
  record Answered(String environment, Outcome outcome) implements EnvironmentAnswer {}

  /** The environment could not be asked. */
  record Failed(String environment, DataverseException failure) implements EnvironmentAnswer {}
}
