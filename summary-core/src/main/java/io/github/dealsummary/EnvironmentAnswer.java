package io.github.dealsummary;

import io.github.dealsummary.dataverse.DataverseException;

/** The part of an answer that comes from one environment. */
public sealed interface EnvironmentAnswer {
  /** Returns the environment's configured name. */
  String environment();

  /**
   * The part of an environment that answered.
   *
   * @param environment the environment's configured name
   * @param outcome the environment's answer
   */
  record Answered(String environment, Outcome outcome) implements EnvironmentAnswer {}

  /**
   * The part of an environment that could not be asked.
   *
   * @param environment the environment's configured name
   * @param failure the reason
   */
  record Failed(String environment, DataverseException failure) implements EnvironmentAnswer {}
}
