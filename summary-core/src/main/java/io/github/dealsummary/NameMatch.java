package io.github.dealsummary;

/** How well a customer fits what was asked for; the best level first. */
public enum NameMatch {
  /** It is the name, or the number, e-mail address, domain or telephone number. */
  EXACT,
  /** Its name starts with what was asked for. */
  PREFIX,
  /** Its name holds all the words that were asked for. */
  ALL_WORDS,
  /** Dataverse Search takes its name for similar; nobody's fits. */
  SIMILAR
}
