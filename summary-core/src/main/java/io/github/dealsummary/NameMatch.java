package io.github.dealsummary;

/** The level at which a customer fits the text that was asked for; the best level first. */
public enum NameMatch {
  /** The text is the customer's name, number, e-mail address, domain or telephone number. */
  EXACT,
  /** The customer's name starts with the text. */
  PREFIX,
  /** The customer's name holds all words of the text. */
  ALL_WORDS,
  /** No name fits, and Dataverse Search found the customer's name similar. */
  SIMILAR
}
