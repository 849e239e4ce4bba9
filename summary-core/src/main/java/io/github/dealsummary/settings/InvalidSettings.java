package io.github.dealsummary.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Thrown if settings are missing or wrong. It lists all problems, each with what to do, and repeats
 * no value.
 */
public final class InvalidSettings extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> problems;

  /**
   * Makes the exception.
   *
   * @param problems at least one sentence, each naming a setting
   */
  public InvalidSettings(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = new ArrayList<>(problems);
  }

  /** Returns the problems, each a sentence that names the setting. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * Reads several groups of settings, so that the problems of all are reported at once. A problem
   * that several groups have is reported once.
   *
   * @throws InvalidSettings if any reader throws it
   */
  public static void reportTogether(Runnable... readers) {
    Set<String> problems = new LinkedHashSet<>();
    for (Runnable reader : readers) {
      try {
        reader.run();
      } catch (InvalidSettings e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidSettings(List.copyOf(problems));
    }
  }
}
