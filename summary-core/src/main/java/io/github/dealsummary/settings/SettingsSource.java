package io.github.dealsummary.settings;

import io.github.dealsummary.dataverse.entra.SmallFile;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The places of a setting's value: an environment's own entry first, then the variables, then the
 * file. Problems name the place and never repeat a value.
 *
 * @param entry the entry of one environment
 * @param common the places for all environments, the one that decides first
 */
record SettingsSource(Optional<Place> entry, List<Place> common, Set<String> problems) {
  private static final String IN_THE_FILE = " in the settings file";

  /** The quotation marks of keyboards, word processors and languages, single and double. */
  private static final String QUOTES =
      "\"'`\u00AB\u00BB\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u2039\u203A";

  /**
   * Values by the names of their variables.
   *
   * @param label how a problem names a setting there
   */
  record Place(Map<String, String> values, UnaryOperator<String> label) {
    Optional<String> given(String name) {
      return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }

    boolean hasAnyOf(Collection<String> names) {
      return names.stream().anyMatch(name -> given(name).isPresent());
    }
  }

  static SettingsSource of(
      Map<String, String> variables, Map<String, String> file, Set<String> problems) {
    Place inTheFile = new Place(file, name -> SettingsFile.key(name) + IN_THE_FILE);
    return new SettingsSource(
        Optional.empty(), List.of(new Place(variables, name -> name), inTheFile), problems);
  }

  /** Returns the same source with the entry of one environment in front. */
  SettingsSource withEntry(Map<String, String> environment, String where) {
    Place place =
        new Place(environment, name -> where + "." + SettingsFile.key(name) + IN_THE_FILE);
    return new SettingsSource(Optional.of(place), common, problems);
  }

  /** Returns the entry of the environment and nothing else. */
  SettingsSource entryAlone() {
    return new SettingsSource(entry, List.of(), problems);
  }

  /** Returns the first place that has any of these settings, and nothing else. */
  Optional<SettingsSource> firstWith(Collection<String> names) {
    return places()
        .filter(place -> place.hasAnyOf(names))
        .findFirst()
        .map(place -> new SettingsSource(Optional.of(place), List.of(), problems));
  }

  boolean isEntryAlone() {
    return common.isEmpty();
  }

  /** Returns the value. Quotation marks around it are reported, since nobody means them. */
  Optional<String> optional(String name) {
    return places()
        .flatMap(place -> place.given(name).stream())
        .findFirst()
        .map(value -> unquoted(name, value));
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

  /**
   * Returns a secret: the value itself, or the content of the file that the setting with {@code
   * _FILE} names, as orchestrators mount it. A line end after it is left out.
   */
  Optional<String> secret(String name) {
    String fileName = name + "_FILE";
    Optional<String> path = optional(fileName);
    Optional<String> secret = optional(name);
    String from = name;
    if (secret.isEmpty() && path.isPresent()) {
      from = fileName;
      secret = content(fileName, path.get()).map(text -> unquoted(fileName, text));
    }
    if (secret.filter(text -> text.lines().count() > 1).isPresent()) {
      problems.add(label(from) + " holds several lines. Leave only the line of the secret.");
    }
    return secret;
  }

  /** Returns the content of a file. What is wrong with it is reported without its path. */
  private Optional<String> content(String fileName, String path) {
    try {
      String content = SmallFile.text(path).strip();
      if (!content.isEmpty()) {
        return Optional.of(content);
      }
      problems.add(label(fileName) + ": the file holds only blanks.");
    } catch (IOException e) {
      problems.add(label(fileName) + ": the file " + e.getMessage() + ".");
    }
    return Optional.empty();
  }

  private String unquoted(String name, String value) {
    int last = value.length() - 1;
    if (last < 1 || QUOTES.indexOf(value.charAt(0)) < 0 || QUOTES.indexOf(value.charAt(last)) < 0) {
      return value;
    }
    problems.add(
        label(name)
            + " is in quotation marks, and they are part of the value. Remove them."
            + " A docker env file keeps quotes.");
    return value.substring(1, last).strip();
  }

  /** Returns what the reading makes of the setting, or reports what it throws. */
  <T> Optional<T> valid(String name, Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (IllegalArgumentException e) {
      problems.add(label(name) + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns how a problem names the setting: by the place where it is, or where people set it. */
  String label(String name) {
    Place usual = common.isEmpty() ? entry.orElseThrow() : common.get(0);
    return places()
        .filter(place -> place.given(name).isPresent())
        .findFirst()
        .orElse(usual)
        .label()
        .apply(name);
  }

  private Stream<Place> places() {
    return Stream.concat(entry.stream(), common.stream());
  }
}
