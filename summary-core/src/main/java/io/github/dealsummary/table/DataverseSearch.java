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
import java.util.Optional;
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
   * The customers that fit.
   *
   * @param ids their ids, the best first
   * @param moreExist true if there are more, since the id of a hit could not be read
   */
  public record Hits(List<UUID> ids, boolean moreExist) {
    /** The hits of a search that nobody fits. */
    public static final Hits NONE = new Hits(List.of(), false);
  }

  /**
   * Returns the customers that fit the terms. There are none if the search is turned off, or not
   * allowed for the user.
   *
   * @param terms the words to search, in the Lucene syntax
   */
  public static Hits customers(String terms, DataverseClient client) {
    ActionCall search =
        ActionCall.named("searchquery")
            .with("search", terms)
            .with("entities", TABLES)
            .with("options", OPTIONS)
            .with("top", MOST_HITS)
            .repeatable();
    try {
      return hits(client.call(search).string("response").orElse("{}"));
    } catch (DataverseException e) {
      if (PartialBatch.isRefusal(e)) {
        return Hits.NONE; // the search is a last resort: without it nobody was found
      }
      throw e;
    }
  }

  private static Hits hits(String response) {
    try {
      List<Optional<UUID>> ids = new ArrayList<>();
      for (JsonNode hit : JSON.readTree(response).path("Value")) {
        ids.add(id(hit.path("Id").asText()));
      }
      return new Hits(
          ids.stream().flatMap(Optional::stream).distinct().limit(MOST_HITS).toList(),
          ids.stream().anyMatch(Optional::isEmpty));
    } catch (JsonProcessingException e) {
      throw DataverseException.of(Kind.UNREADABLE, "The answer of Dataverse Search cannot be read.")
          .build();
    }
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
