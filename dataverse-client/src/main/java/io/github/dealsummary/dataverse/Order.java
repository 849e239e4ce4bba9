package io.github.dealsummary.dataverse;

/** A column to sort by. Dataverse puts nulls first when ascending, last when descending. */
public final class Order {
  private final String text;

  private Order(String column, String direction) {
    text = ODataNames.path(column) + " " + direction;
  }

  /** Smallest first. */
  public static Order asc(String column) {
    return new Order(column, "asc");
  }

  /** Largest first. */
  public static Order desc(String column) {
    return new Order(column, "desc");
  }

  String odata() {
    return text;
  }
}
