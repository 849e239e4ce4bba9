package io.github.dealsummary.table;

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

/**
 * Dataverse Search, by its unbound action {@code searchquery}.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/search/query">Dataverse
 *     Search query</a>
 */
public final class DataverseSearch {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_HITS = 10;

  /** The tables to search. The documentation wants JSON inside a string. */
  private static final String TABLES = "[{\"name\":\"account\"},{\"name\":\"contact\"}]";

  /** The options. In the Lucene syntax a term may be misspelled. */
  private static final String OPTIONS = "{\"querytype\":\"lucene\",\"searchmode\":\"all\"}";

  private DataverseSearch() {}

  /**
   * Returns the ids of the customers that fit the terms, the best first. There are none if the
   * search is turned off, or not allowed for the user.
   *
   * @param terms the words to search, in the Lucene syntax
   */
  public static List<UUID> customers(String terms, DataverseClient client) {
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
        return List.of(); // the search is a last resort: without it nobody was found
      }
      throw e;
    }
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
