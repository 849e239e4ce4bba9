package io.github.dealsummary.settings;

import io.github.dealsummary.Matching;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.SummaryAction;
import io.github.dealsummary.dataverse.OutboundProxy;
import io.github.dealsummary.settings.Settings.Cache;
import io.github.dealsummary.settings.Settings.Copilot;
import io.github.dealsummary.settings.Settings.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@link Settings} and collects their problems, which never repeat a value. */
final class SettingsReader {
  private static final String FILE = "DEAL_SUMMARY_SETTINGS";
  private static final String OURS = "DEAL_SUMMARY_";

  /** The longest summary. Copilot Studio takes 500 KB from a connector. */
  private static final int LONGEST_TEXT = 100_000;

  private static final int SHORTEST_TEXT = 200;
  private static final int MOST_CACHED = 100_000;
  private static final int LONGEST_CACHED = 1_440;

  private static final Pattern PROPERTY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  private final Map<String, String> variables;
  private final Set<String> problems = new LinkedHashSet<>();
  private final SettingsSource source;
  private final SettingsFile file;

  /** True if the file could not be read. It may hold the settings that seem to be missing. */
  private final boolean unread;

  /**
   * @param others the names with our prefix that are read elsewhere
   */
  SettingsReader(Map<String, String> variables, Set<String> others) {
    this.variables = variables;
    Optional<String> path = SettingsSource.of(variables, Map.of(), problems).optional(FILE);
    this.file = path.map(name -> SettingsFile.read(name, problems::add)).orElse(SettingsFile.NONE);
    this.unread = path.isPresent() && file.equals(SettingsFile.NONE) && !problems.isEmpty();
    this.source = SettingsSource.of(variables, file.values(), problems);
    reportUnknown(others);
  }

  Settings read() {
    // The unread file may name the environments, so none is reported as missing.
    List<Target> environments =
        unread ? List.of() : new TargetReader(source).read(file.environments());
    Copilot copilot = new Copilot(action(), resultProperty(), longestText());
    Ranking ranking = ranking();
    Matching matching = matching();
    Cache cache = cache();
    OutboundProxy proxy = proxy();
    if (!problems.isEmpty()) {
      throw new InvalidSettings(new ArrayList<>(problems));
    }
    return new Settings(environments, copilot, ranking, matching, cache, proxy);
  }

  /** Reports unknown names, since a misspelled setting would silently do nothing. */
  private void reportUnknown(Set<String> others) {
    Set<String> known = new HashSet<>(others);
    known.add(FILE);
    known.addAll(SettingsFile.OF_THE_FILE.values());
    known.removeIf(name -> !name.startsWith(OURS));
    List<String> endings = known.stream().map(name -> name.substring(OURS.length())).toList();
    for (String name : new TreeSet<>(variables.keySet())) {
      if (name.startsWith(OURS) && !known.contains(name)) {
        problems.add(
            name
                + " is not known."
                + NearestName.to(name.substring(OURS.length()), endings)
                    .map(near -> " Did you mean " + OURS + near + "?")
                    .orElse(""));
      }
    }
  }

  private OutboundProxy proxy() {
    try {
      return OutboundProxy.from(variables);
    } catch (IllegalArgumentException e) {
      problems.add(e.getMessage()); // it names the variable
      return OutboundProxy.ofJvm();
    }
  }

  private Matching matching() {
    Matching standard = Matching.standard();
    return new Matching(
        source.isOn("DEAL_SUMMARY_SEARCH", standard.searches()),
        source.isOn("DEAL_SUMMARY_ANSWER_BEGINNINGS", standard.answersBeginnings()),
        source.isOn("DEAL_SUMMARY_DEALS_OF_PEOPLE", standard.findsDealsOfPeople()));
  }

  private Cache cache() {
    Cache standard = Cache.standard();
    return new Cache(
        source.number("DEAL_SUMMARY_CACHE_ENTRIES", 0, MOST_CACHED).orElse(standard.entries()),
        source
            .number("DEAL_SUMMARY_CACHE_MINUTES", 1, LONGEST_CACHED)
            .map(Duration::ofMinutes)
            .orElse(standard.age()));
  }

  private int longestText() {
    return source
        .number("DEAL_SUMMARY_MAX_CHARACTERS", SHORTEST_TEXT, LONGEST_TEXT)
        .orElse(Copilot.standard().longestText());
  }

  private SummaryAction action() {
    Optional<String> value = source.optional("DEAL_SUMMARY_ACTION");
    if (value.isEmpty()) {
      return Copilot.standard().action();
    }
    for (SummaryAction action : SummaryAction.values()) {
      if (action.uniqueName().equals(value.get())) {
        return action;
      }
    }
    problems.add(
        source.label("DEAL_SUMMARY_ACTION")
            + " is not one of "
            + String.join(
                ", ", Stream.of(SummaryAction.values()).map(SummaryAction::uniqueName).toList())
            + ".");
    return Copilot.standard().action();
  }

  private Ranking ranking() {
    Optional<String> value = source.optional("DEAL_SUMMARY_RANKING");
    if (value.isEmpty()) {
      return Ranking.VALUE;
    }
    Optional<Ranking> ranking = Ranking.named(value.get());
    if (ranking.isEmpty()) {
      problems.add(
          source.label("DEAL_SUMMARY_RANKING") + " is not one of " + Ranking.words() + ".");
    }
    return ranking.orElse(Ranking.VALUE);
  }

  private Optional<String> resultProperty() {
    Optional<String> value = source.optional("DEAL_SUMMARY_RESULT_PROPERTY");
    if (value.isPresent() && !PROPERTY.matcher(value.get()).matches()) {
      problems.add(
          source.label("DEAL_SUMMARY_RESULT_PROPERTY")
              + " is not the name of a property, like msdyn_summary_raw.");
    }
    return value;
  }
}
