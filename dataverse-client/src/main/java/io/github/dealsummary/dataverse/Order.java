package io.github.dealsummary.dataverse;

/**
 * A column to sort by. Dataverse puts empty values first when ascending, and last when descending.
 */
public final class Order {
  private final String text;

  private Order(String column, String direction) {
    text = ODataNames.path(column) + " " + direction;
  }

  /** Sorts by this column, smallest value first. */
  public static Order asc(String column) {
    return new Order(column, "asc");
  }

  /** Sorts by this column, largest value first. */
  public static Order desc(String column) {
    return new Order(column, "desc");
  }

  String odata() {
    return text;
  }
}
