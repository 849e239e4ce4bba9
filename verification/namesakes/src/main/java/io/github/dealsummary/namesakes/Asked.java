package io.github.dealsummary.namesakes;

import java.util.Optional;

/**
 * A question and whom it means.
 *
 * @param kind the way it differs from the stored name
 * @param text the name as it is asked
 * @param truth whom it means
 */
record Asked(Kind kind, String text, Truth truth) {
  /** The ways in which a name is asked, each with its share of a thousand questions. */
  enum Kind {
    AS_STORED("as stored", 120),
    OTHER_CASE("in other case", 100),
    WITHOUT_ACCENTS("without accents", 60),
    OTHER_SPELLING("form spelled otherwise", 60),
    WITHOUT_FORM("form left out", 160),
    WITHOUT_ARTICLE("article left out", 40),
    WITHOUT_PLACE("brackets left out", 40),
    BEGINNING("only the beginning", 100),
    OTHER_FORM("another form", 120),
    MISSPELLED("misspelled", 120),
    UNKNOWN("nobody's name", 80);

    private final String title;
    private final int share;

    Kind(String title, int share) {
      this.title = title;
      this.share = share;
    }

    String title() {
      return title;
    }

    /** Returns how many of all questions are of this kind. */
    int of(int questions) {
      return questions * share / 1_000;
    }

    /** Returns true for names that are asked as they are, and for shortened ones. */
    boolean isRightOrShortened() {
      return compareTo(OTHER_FORM) < 0;
    }
  }

  /** A name to ask, before it is known whom it means. */
  record Draft(Kind kind, String text, NameParts parts, Optional<OrgCustomer> origin) {
    Draft(Kind kind, NameParts parts, OrgCustomer origin) {
      this(kind, parts.text().strip(), parts, Optional.of(origin));
    }
  }
}
