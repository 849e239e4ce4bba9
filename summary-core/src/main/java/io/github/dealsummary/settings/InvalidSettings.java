package io.github.dealsummary.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Settings that are missing or wrong: all of them, each with what to do. Values are not repeated.
 */
public final class InvalidSettings extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> problems;

  /**
   * @param problems at least one, each a sentence that names the setting
   */
  public InvalidSettings(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = new ArrayList<>(problems);
  }

  /** Each problem, a sentence that names the setting. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * Reads several groups of settings so that the problems of all are reported at once, one that
   * several groups have once.
   *
   * @throws InvalidSettings if any of them does
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
