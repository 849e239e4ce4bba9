package io.github.dealsummary.settings;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The places of a setting's value: an environment's own entry first, then the variables, then the
 * file. Problems name the place and never repeat a value.
 */
record SettingsSource(
    Map<String, String> entry,
    String where,
    Map<String, String> variables,
    Map<String, String> file,
    Set<String> problems) {

  /** Returns the same source with the entry of one environment in front. */
  SettingsSource of(Map<String, String> environment, String place) {
    return new SettingsSource(environment, place, variables, file, problems);
  }

  Optional<String> optional(String name) {
    return given(entry, name).or(() -> given(variables, name)).or(() -> given(file, name));
  }

  /**
   * Returns the value, or reports that it is missing.
   *
   * @param meaning the words that say what to set it to
   */
  String required(String name, String meaning) {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      problems.add(label(name) + " is missing. Set it to " + meaning + ".");
    }
    return value.orElse("");
  }

  Optional<Integer> number(String name, int least, int most) {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get().matches("\\d{1,9}")) {
      int number = Integer.parseInt(value.get());
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    }
    problems.add(label(name) + " is not a whole number from " + least + " to " + most + ".");
    return Optional.empty();
  }

  /**
   * Returns true if the setting is on.
   *
   * @param standard true if it is on by default
   */
  boolean isOn(String name, boolean standard) {
    String value = optional(name).orElse(standard ? "on" : "off");
    if (!value.equals("on") && !value.equals("off")) {
      problems.add(label(name) + " is neither on nor off.");
    }
    return value.equals("on");
  }

  /** Returns a secret: the value itself, or the content of a file, as orchestrators mount it. */
  String secret(String name, String meaning) {
    String fileName = name + "_FILE";
    // The file of one environment is more specific than a variable for all.
    if (given(entry, fileName).isEmpty() && given(variables, name).isPresent()) {
      if (given(variables, fileName).isPresent()) {
        problems.add(name + " and " + fileName + " are both set. Remove one.");
      }
      return given(variables, name).orElseThrow();
    }
    return optional(fileName).isPresent() ? content(fileName) : required(name, meaning);
  }

  /** Returns the file's content without the line end that editors leave. */
  private String content(String fileName) {
    try {
      String content = SmallFile.text(optional(fileName).orElseThrow()).strip();
      if (!content.isEmpty()) {
        return content;
      }
    } catch (IOException | InvalidPathException e) {
      // The problem below leaves out the reason, which repeats the path.
    }
    problems.add(label(fileName) + " does not name a readable file that holds a secret.");
    return "";
  }

  void reportIfInvalid(String name, Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      problems.add(label(name) + ": " + e.getMessage());
    }
  }

  /** Returns how a problem names the setting: by the place where it was found. */
  String label(String name) {
    if (given(entry, name).isPresent() || SettingsFile.isOfAnEnvironmentAlone(name)) {
      return where + "." + SettingsFile.key(name) + " in the settings file";
    }
    return given(variables, name).isEmpty() && given(file, name).isPresent()
        ? SettingsFile.key(name) + " in the settings file"
        : name;
  }

  private static Optional<String> given(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
