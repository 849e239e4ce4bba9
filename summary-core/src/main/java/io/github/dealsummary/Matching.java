package io.github.dealsummary;

/**
 * The choices in finding a customer by name.
 *
 * @param searches true if Dataverse Search is asked for similar names when no customer fits
 * @param answersBeginnings true if a customer is the answer, and not only a candidate, when its
 *     name is the only one that begins with the text. Insights are not written then either
 * @param findsDealsOfPeople true if a deal of a person, without an account, counts as a deal of the
 *     person's firm
 */
public record Matching(boolean searches, boolean answersBeginnings, boolean findsDealsOfPeople) {
  /** Returns the default: only deals of a firm's people are looked for. */
  public static Matching standard() {
    return new Matching(false, false, true);
  }
}
