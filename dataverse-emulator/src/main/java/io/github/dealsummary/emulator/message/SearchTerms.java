package io.github.dealsummary.emulator.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.Collation;
import io.github.dealsummary.emulator.store.ODataError;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of a search, of which a name needs one or all.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/search/query">Dataverse
 *     Search query, "options parameter"</a>
 */
record SearchTerms(List<SearchTerm> terms, boolean needsAll, Collation collation) {
  private static final Set<String> UNBUILT =
      Set.of("besteffortsearch", "besteffortsearchenabled", "groupranking", "grouprankingenabled");

  /** A word, the beginning of one, or one with up to two changes, which are two unless said. */
  private static final Pattern LUCENE =
      Pattern.compile("([\\p{L}\\p{N}\\p{M}]+)(?:(\\*)|(~)([0-2])?)?");

  private static final Set<String> LUCENE_OPERATORS = Set.of("AND", "OR", "NOT");

  static SearchTerms of(ObjectNode asked, Collation collation) {
    JsonNode options = options(asked.path("options").asText("{}"));
    String search = asked.path("search").asText();
    boolean lucene = choice(options, "querytype", List.of("simple", "lucene")).equals("lucene");
    return new SearchTerms(
        lucene
            ? Stream.of(search.strip().split("\\s+")).map(one -> lucene(one, collation)).toList()
            : words(collation, search).stream().map(SearchTerm::beginning).toList(),
        choice(options, "searchmode", List.of("any", "all")).equals("all"),
        collation);
  }

  /** The score of a name, at most 1; empty if the name does not fit. */
  OptionalDouble score(String name) {
    List<String> present = words(collation, name);
    List<OptionalInt> distances = terms.stream().map(term -> term.distance(present)).toList();
    long there = distances.stream().filter(OptionalInt::isPresent).count();
    if (there == 0 || (needsAll && there < distances.size())) {
      return OptionalDouble.empty();
    }
    double sum =
        distances.stream()
            .mapToDouble(far -> far.isPresent() ? 1.0 / (1 + far.getAsInt()) : 0)
            .sum();
    return OptionalDouble.of(sum / distances.size());
  }

  private static SearchTerm lucene(String text, Collation collation) {
    Matcher term = LUCENE.matcher(text);
    if (!term.matches() || LUCENE_OPERATORS.contains(text)) {
      throw ODataError.notImplemented("a search with Lucene operators beyond '~' and '*'");
    }
    String word = folded(collation, term.group(1));
    if (term.group(2) != null) {
      return SearchTerm.beginning(word);
    }
    return term.group(3) == null
        ? SearchTerm.whole(word)
        : SearchTerm.misspelled(word, term.group(4) == null ? 2 : Integer.parseInt(term.group(4)));
  }

  private static List<String> words(Collation collation, String text) {
    return Stream.of(folded(collation, text).split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String folded(Collation collation, String text) {
    return collation.fold(text).toLowerCase(Locale.ROOT);
  }

  private static JsonNode options(String json) {
    try {
      if (DataverseSearch.MAPPER.readTree(json) instanceof ObjectNode options) {
        options.fieldNames().forEachRemaining(SearchTerms::require);
        return options;
      }
      throw noOptions();
    } catch (JsonProcessingException e) {
      throw noOptions();
    }
  }

  private static ODataError noOptions() {
    return ODataError.badRequest("The value of 'options' is not a JSON object in a string.");
  }

  private static void require(String option) {
    if (UNBUILT.contains(option)) {
      throw ODataError.notImplemented("the option " + option + " of a search");
    }
    if (!Set.of("querytype", "searchmode").contains(option)) {
      throw ODataError.badRequest("The options of a search do not have '" + option + "'.");
    }
  }

  /** The first is what it is unless said. */
  private static String choice(JsonNode options, String option, List<String> choices) {
    String chosen = options.path(option).asText(choices.get(0));
    if (!choices.contains(chosen)) {
      throw ODataError.badRequest("The option '" + option + "' is one of " + choices + ".");
    }
    return chosen;
  }
}
