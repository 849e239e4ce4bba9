package io.github.dealsummary;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What may differ between a name as asked for and as stored, and what else identifies a customer:
 * one constant each, so that a test can switch it off.
 */
enum NameRule {
  /** Capital letters do not decide. */
  CASE,
  /** Accents do not decide, nor does a letter like ß or æ written as ss or ae. */
  ACCENTS,
  /** Punctuation and spaces do not decide, but between digits, and {@code &} is "and". */
  PUNCTUATION,
  /** A firm's Inc., GmbH or Ltd. does not decide, but prefers the firm of that very form. */
  LEGAL_FORM,
  /** The " (sample)" of Microsoft's sample rows does not decide. */
  SAMPLE_SUFFIX,
  /** The start of a name is enough. */
  PREFIX,
  /** The words of a name in any order are enough. */
  ALL_WORDS,
  /** An account's number names it. */
  ACCOUNT_NUMBER,
  /** An e-mail address names whose it is. */
  E_MAIL,
  /** A firm's domain names it, by its website or its own e-mail address. */
  DOMAIN,
  /** A telephone number names whose it is, however it is punctuated. */
  PHONE,
  /** Who was deactivated is meant only if nobody active fits as well. */
  ACTIVE_FIRST,
  /** Where nobody's name fits, one that Dataverse Search finds similar is enough. */
  SIMILAR;

  static final Set<NameRule> ALL = Collections.unmodifiableSet(EnumSet.allOf(NameRule.class));
}
