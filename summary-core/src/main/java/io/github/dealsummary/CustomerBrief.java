package io.github.dealsummary;

import java.util.List;

/**
 * The facts that one environment has about a customer. Empty columns and refused parts are left
 * out. If contact flags cannot be read, or a part fails for another reason, a line says so.
 *
 * @param meant the customer that the brief is about
 * @param lines the lines, by topic in the order of {@link Topic}
 */
public record CustomerBrief(Meant.One meant, List<Line> lines) {
  /** The subject of a line. */
  public enum Topic {
    /**
     * A kind of contact that the customer, or one of a firm's people, has ruled out. Also used if
     * this could not be read.
     */
    DO_NOT_CONTACT,
    /** The customer's name, kind, number and city. */
    CUSTOMER,
    /** The preferred contact, and kinds of contact of which it is not known if they are allowed. */
    CONTACT_PREFERENCE,
    /** An open deal, or the number and total of all. */
    OPEN_DEAL,
    /** A won deal, or the number and total of all. */
    WON_DEAL,
    /** A product of won deals. */
    PRODUCT_BOUGHT,
    /** An open service case, or the number of further ones. */
    OPEN_CASE,
    /** A completed phone call, e-mail or appointment. */
    LAST_CONTACT
  }

  /**
   * One line of the brief, complete in itself.
   *
   * @param topic the subject of the line
   * @param text the fact, as a single line of at most 1,000 characters
   * @param source the entity set that it was read from, such as {@code opportunities}
   */
  public record Line(Topic topic, String text, String source) {
    private static final int LONGEST_LINE = 1_000;

    public Line {
      text = OneLine.of(text, LONGEST_LINE);
    }
  }

  public CustomerBrief {
    lines = List.copyOf(lines);
  }

  /** Returns the customer that the brief is about. */
  public Customer customer() {
    return meant.customer();
  }

  /** Returns how well the customer's name fits the one asked for. */
  public NameMatch match() {
    return meant.match();
  }
}
