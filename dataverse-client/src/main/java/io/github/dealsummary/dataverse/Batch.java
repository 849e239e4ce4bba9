package io.github.dealsummary.dataverse;

import java.util.List;

/**
 * Several queries in one round trip. Each succeeds or fails by itself.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api">Execute
 *     batch operations</a>
 */
public final class Batch {
  /** What Dataverse takes in one batch at the most. */
  public static final int MOST_OPERATIONS = 1_000;

  private final List<Query> queries;

  private Batch(List<Query> queries) {
    this.queries = List.copyOf(queries);
    if (queries.isEmpty() || queries.size() > MOST_OPERATIONS) {
      throw new IllegalArgumentException(
          "A batch has 1 to " + MOST_OPERATIONS + " operations, not " + queries.size() + ".");
    }
  }

  /** The first page of each of these. */
  public static Batch of(Query... queries) {
    return new Batch(List.of(queries));
  }

  List<Query> queries() {
    return queries;
  }

  /** What came back, in the order of the queries. */
  public static final class Reply {
    private final List<Part> parts;

    Reply(List<Part> parts) {
      this.parts = List.copyOf(parts);
    }

    /**
     * The first page of a query.
     *
     * @param index of the query, from 0
     * @throws DataverseException if this one query failed
     */
    public Page page(int index) {
      return parts.get(index).page();
    }
  }

  /** A page, or why there is none. */
  interface Part {
    Page page();
  }
}
