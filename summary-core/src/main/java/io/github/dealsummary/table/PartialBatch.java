package io.github.dealsummary.table;

import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.Page;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The results of several queries in one round trip. Some may fail. Each is found by its query. */
public final class PartialBatch {
  /** A batch from which nothing could be read. */
  public static final PartialBatch EMPTY = new PartialBatch(Map.of(), Map.of());

  /**
   * The codes of queries that time out or are throttled for a leading wildcard, and SQL's time-out.
   */
  private static final Set<String> SEARCHES_IN_TEXT =
      Set.of(
          "0x80048573",
          "0x80048574",
          "0x80048575",
          "0x80048644",
          "0x80048744",
          "0x80048745",
          "0x80044151");

  private final Map<TableQuery<?>, Page> pages;
  private final Map<TableQuery<?>, DataverseException> failures;
  private final Map<TableQuery<?>, List<String>> leftOut = new LinkedHashMap<>();

  private PartialBatch(
      Map<TableQuery<?>, Page> pages, Map<TableQuery<?>, DataverseException> failures) {
    this.pages = pages;
    this.failures = failures;
  }

  /**
   * Reads the first page of each query.
   *
   * @throws DataverseException if none of them can be read
   */
  public static PartialBatch read(DataverseClient client, List<TableQuery<?>> queries) {
    Batch.Reply reply = client.send(Batch.of(queries.stream().map(TableQuery::reading).toList()));
    Map<TableQuery<?>, Page> pages = new HashMap<>();
    Map<TableQuery<?>, DataverseException> failures = new LinkedHashMap<>();
    for (int i = 0; i < queries.size(); i++) {
      try {
        pages.put(queries.get(i), reply.page(i));
      } catch (DataverseException e) {
        failures.put(queries.get(i), e);
      }
    }
    if (pages.isEmpty()) {
      throw failures.get(queries.get(0));
    }
    return new PartialBatch(pages, failures);
  }

  /**
   * Returns the records of a query that has to succeed.
   *
   * @throws DataverseException if it failed
   */
  public <T> Records<T> required(TableQuery<T> query) {
    Page page = pages.get(query);
    if (page == null) {
      throw failures.get(query);
    }
    return query.records(page);
  }

  /**
   * Applies a function to a query's records. The result is empty if the query failed, was not
   * asked, or has a row without an essential value. Such a row fails this query alone.
   */
  public <T, R> Stream<R> read(TableQuery<T> query, Function<Records<T>, Stream<R>> reader) {
    try {
      return Optional.ofNullable(pages.get(query)).stream()
          .flatMap(page -> reader.apply(noted(query, query.records(page))))
          .toList()
          .stream();
    } catch (DataverseException e) {
      failures.put(query, e);
      return Stream.empty();
    }
  }

  /** Returns the column of each value that could not be read, of the queries read so far. */
  public List<String> leftOut() {
    return leftOut.values().stream().flatMap(List::stream).toList();
  }

  /** Returns the column of each value of a query that could not be read; none before it is read. */
  public List<String> leftOut(TableQuery<?> query) {
    return leftOut.getOrDefault(query, List.of());
  }

  private <T> Records<T> noted(TableQuery<T> query, Records<T> records) {
    leftOut.put(query, records.leftOut());
    return records;
  }

  /** Returns true if a query failed and another attempt may succeed. A refusal would come again. */
  public boolean isMissingForNow(TableQuery<?> query) {
    DataverseException failure = failures.get(query);
    return failure != null && !isRefusal(failure);
  }

  /** Returns true if a query has more rows than were read. */
  public boolean hasMore(TableQuery<?> query) {
    return Optional.ofNullable(pages.get(query)).filter(Page::hasMore).isPresent();
  }

  /**
   * Returns true if a query that looks for text within columns was refused or took too long.
   * Dataverse throttles such queries.
   */
  public static boolean isRefusedSearchInText(DataverseException failure) {
    return failure.kind() == Kind.REJECTED
        || failure.kind() == Kind.THROTTLED
        || failure.deadlinePassed()
        || failure.code().filter(SEARCHES_IN_TEXT::contains).isPresent();
  }

  /** Returns true if a failure is about one query and not about the environment as a whole. */
  public static boolean isRefusal(DataverseException failure) {
    return failure.kind() == Kind.FORBIDDEN || failure.kind() == Kind.REJECTED;
  }
}
