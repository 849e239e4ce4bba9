package io.github.dealsummary;

import java.util.List;

/**
 * What one environment knows of a customer. What is not filled in, or is refused, is a line less;
 * contact flags that cannot be read, and parts that failed, have a line that says so.
 *
 * @param match how well the customer's name fits the one asked for
 * @param lines by topic, in the order of {@link Topic}
 */
public record CustomerBrief(Customer customer, NameMatch match, List<Line> lines) {
  /** What a line is about. */
  public enum Topic {
    /**
     * How the customer, or one of a firm's people, must not be contacted, or that this could not be
     * read.
     */
    DO_NOT_CONTACT,
    CUSTOMER,
    CONTACT_PREFERENCE,
    OPEN_DEAL,
    WON_DEAL,
    PRODUCT_BOUGHT,
    OPEN_CASE,
    LAST_CONTACT
  }

  /**
   * One line of the brief, complete in itself.
   *
   * @param text a single line
   * @param source the entity set it was read from: {@code opportunities}
   */
  public record Line(Topic topic, String text, String source) {
    public Line {
      text = OneLine.of(text, 1_000);
    }
  }

  public CustomerBrief {
    lines = List.copyOf(lines);
  }
}
