package io.github.dealsummary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.dataverse.ActionCall;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Dataverse Search for names that are spelled almost as asked, by its unbound action.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/search/query">Dataverse
 *     Search query</a>
 */
final class SimilarCustomers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHORTEST_SEARCH = 3;
  private static final int LONGEST_SEARCH = 100;
  private static final int MOST_HITS = 10;

  /** What is searched, and that a term may be misspelled: JSON inside a string, as documented. */
  private static final String TABLES = "[{\"name\":\"account\"},{\"name\":\"contact\"}]";

  private static final String OPTIONS = "{\"querytype\":\"lucene\",\"searchmode\":\"all\"}";

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  private SimilarCustomers() {}

  /** Their ids, the most similar first; none where the environment's search is turned off. */
  static List<UUID> of(String name, DataverseClient client) {
    String terms = terms(FirmName.wordsOf(FirmName.root(name, NameRule.ALL)));
    if (terms.length() < SHORTEST_SEARCH) {
      return List.of();
    }
    ActionCall search =
        ActionCall.named("searchquery")
            .with("search", terms)
            .with("entities", TABLES)
            .with("options", OPTIONS)
            .with("top", MOST_HITS)
            .repeatable();
    try {
      return ids(client.call(search).string("response").orElse("{}"));
    } catch (DataverseException e) {
      if (PartialBatch.isRefusal(e)) {
        return List.of(); // turned off, or not for this user: it is a last resort only
      }
      throw e;
    }
  }

  /** Each word with the sign for "or almost": letters and digits, so there is nothing to escape. */
  private static String terms(List<String> words) {
    StringBuilder terms = new StringBuilder();
    for (String word : words) {
      String plain = SIGNS.matcher(word).replaceAll("");
      if (!plain.isEmpty() && terms.length() + plain.length() + 2 <= LONGEST_SEARCH) {
        terms.append(terms.isEmpty() ? "" : " ").append(plain).append('~');
      }
    }
    return terms.toString();
  }

  private static List<UUID> ids(String response) {
    try {
      List<UUID> ids = new ArrayList<>();
      for (JsonNode hit : JSON.readTree(response).path("Value")) {
        ids.add(UUID.fromString(hit.path("Id").asText()));
      }
      return ids.stream().distinct().limit(MOST_HITS).toList();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw DataverseException.of(Kind.UNREADABLE, "The answer of Dataverse Search cannot be read.")
          .build();
    }
  }
}
