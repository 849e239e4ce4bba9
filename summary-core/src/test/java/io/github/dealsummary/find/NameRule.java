package io.github.dealsummary.find;

import java.util.List;

/**
 * What may differ between a name as asked for and as stored, and what else identifies a customer.
 * Each is the code that applies it, and what that code is without it.
 */
enum NameRule {
  /** Matching ignores the width of a letter. */
  WIDTH(NameStep.WIDTH),
  /** Matching ignores capital letters. */
  CASE(NameStep.CASE),
  /** Matching ignores signs between thousands, but not between other numbers. */
  THOUSANDS(NameStep.THOUSANDS),
  /** Umlauts and ring letters are also matched written out. */
  UMLAUTS(NameStep.UMLAUTS),
  /** Matching ignores accents. */
  ACCENTS(NameStep.ACCENTS),
  /** The "(sample)" of Microsoft's sample rows is ignored. */
  SAMPLE_SUFFIX(NameStep.SAMPLE_SUFFIX),
  /** The sign and the words for "and" are the same. */
  AND(NameStep.AND),
  /** Initials are one word, with points or without. */
  INITIALS(NameStep.INITIALS),
  /** An article never decides. */
  ARTICLES(NameStep.ARTICLES),
  /** A few legal forms stand in front. */
  FORM_IN_FRONT(NameStep.FORM_IN_FRONT),
  /** A firm's legal form may be missing, but must not differ. */
  LEGAL_FORM(NameStep.LEGAL_FORM),
  /** Something in brackets may be missing. */
  BRACKETS(NameStep.BRACKETS),
  /** Signs and blanks only separate words. */
  PUNCTUATION(edit("Words", "Character.isLetterOrDigit(c) || isMark(c)", "c != ' '")),
  /** The start of a name makes a candidate. */
  PREFIX(edit("AskedCustomer", "given.startsWith(asked)", "false")),
  /** The words of a name in any order make a candidate. */
  ALL_WORDS(edit("AskedCustomer", "given.hasAllWordsOf(asked)", "false")),
  /** An account's number names it. */
  ACCOUNT_NUMBER(edit("Identifier", "NUMBER.matcher(asked).matches()", "false")),
  /** An e-mail address names its owner. */
  E_MAIL(edit("Identifier", "E_MAIL.matcher(asked).matches()", "false")),
  /** A firm's domain names it, by its website or its own e-mail address. */
  DOMAIN(edit("Identifier", "domain.matches()", "false")),
  /** A telephone number names its owner, however it is punctuated. */
  PHONE(edit("Identifier", "PHONE.matcher(asked).matches()", "false")),
  /** A deactivated customer is meant only if nobody active fits as well. */
  ACTIVE_FIRST(edit("Decision", "if (active.isEmpty()) {", "if (fits != null) {")),
  /** Where nobody's name fits, one that Dataverse Search finds similar is a candidate. */
  SIMILAR(edit("DataverseOpportunityFinder", "matching.searches() &&", "false &&"));

  /** A change of a class's source; the code has to stand in it. */
  record Edit(String type, String code, String without) {}

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Edit> edits;

  /** A rule that is a step of the normalization. It is left out of the list. */
  NameRule(NameStep step) {
    this(
        edit(
            "NameStep",
            "OF_FIRM = List.of(values())",
            "OF_FIRM = java.util.stream.Stream.of(values()).filter(one -> one != "
                + step
                + ").toList()"));
  }

  NameRule(Edit... edits) {
    this.edits = List.of(edits);
  }

  List<Edit> edits() {
    return edits;
  }

  private static Edit edit(String type, String code, String without) {
    return new Edit(type, code, without);
  }
}
