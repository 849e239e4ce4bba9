package io.github.dealsummary.dataverse;

import java.util.List;

/**
 * Several queries in one round trip. Each of them succeeds or fails by itself. Immutable.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api">Execute
 *     batch operations</a>
 */
public final class Batch {
  /** The largest number of operations that Dataverse accepts in one batch. */
  public static final int MOST_OPERATIONS = 1_000;

  private final List<Reading> readings;

  private Batch(List<Reading> readings) {
    this.readings = List.copyOf(readings);
    if (readings.isEmpty() || readings.size() > MOST_OPERATIONS) {
      throw new IllegalArgumentException(
          "A batch has 1 to " + MOST_OPERATIONS + " operations, not " + readings.size() + ".");
    }
  }

  /** Asks for the first page of each of these queries. */
  public static Batch of(Reading... readings) {
    return new Batch(List.of(readings));
  }

  /** Asks for the first page of each of these queries. */
  public static Batch of(List<? extends Reading> readings) {
    return new Batch(List.copyOf(readings));
  }

  List<Reading> readings() {
    return readings;
  }

  /** The answers to a batch, in the order of its queries. */
  public static final class Reply {
    private final List<Part> parts;

    Reply(List<Part> parts) {
      this.parts = List.copyOf(parts);
    }

    /**
     * The first page of one query.
     *
     * @param index the query's place in the batch, from 0
     * @throws DataverseException if this query failed
     */
    public Page page(int index) {
      return parts.get(index).page();
    }
  }

  /** A page, or the failure in its place. */
  interface Part {
    Page page();
  }
}
