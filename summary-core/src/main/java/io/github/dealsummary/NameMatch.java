package io.github.dealsummary;

/** The level at which a customer fits the text that was asked for; the best level first. */
public enum NameMatch {
  /**
   * The text is the customer's name, number, e-mail address, domain or telephone number. Either
   * side may lack an article or a legal form.
   */
  EXACT,
  /** The text is the customer's name without something in brackets. */
  BRACKETS,
  /**
   * The text is the customer's name, but with another legal form. That is another firm, so the
   * customer is a candidate and never the answer.
   */
  OTHER_FORM,
  /**
   * The customer's name starts with the text. The customer is a candidate, and the answer only if a
   * setting allows it.
   */
  PREFIX,
  /** The customer's name has all words of the text. The customer is a candidate. */
  ALL_WORDS,
  /** No name fits, and Dataverse Search found the customer's name similar. It is a candidate. */
  SIMILAR
}
