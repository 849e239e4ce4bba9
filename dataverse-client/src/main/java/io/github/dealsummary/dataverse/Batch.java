package io.github.dealsummary.dataverse;

import java.util.List;

/**
 * Several readings in one round trip. Each succeeds or fails by itself.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api">Execute
 *     batch operations</a>
 */
public final class Batch {
  /** What Dataverse takes in one batch at the most. */
  public static final int MOST_OPERATIONS = 1_000;

  private final List<Reading> readings;

  private Batch(List<Reading> readings) {
    this.readings = List.copyOf(readings);
    if (readings.isEmpty() || readings.size() > MOST_OPERATIONS) {
      throw new IllegalArgumentException(
          "A batch has 1 to " + MOST_OPERATIONS + " operations, not " + readings.size() + ".");
    }
  }

  /** The first page of each of these. */
  public static Batch of(Reading... readings) {
    return new Batch(List.of(readings));
  }

  /** The first page of each of these. */
  public static Batch of(List<? extends Reading> readings) {
    return new Batch(List.copyOf(readings));
  }

  List<Reading> readings() {
    return readings;
  }

  /** What came back, in the order asked. */
  public static final class Reply {
    private final List<Part> parts;

    Reply(List<Part> parts) {
      this.parts = List.copyOf(parts);
    }

    /**
     * The first page of a reading.
     *
     * @param index of the reading, from 0
     * @throws DataverseException if this one failed
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
