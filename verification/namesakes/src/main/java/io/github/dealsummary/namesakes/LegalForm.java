package io.github.dealsummary.namesakes;

/**
 * One spelling of a legal form.
 *
 * @param script the script of the names that have it
 * @param place where it stands
 * @param family the form itself, which all its spellings have in common
 * @param spelling the form as it is written
 */
record LegalForm(Script script, Place place, String family, String spelling) {
  /** The place of a form beside a name. */
  enum Place {
    BEHIND,
    IN_FRONT
  }
}
