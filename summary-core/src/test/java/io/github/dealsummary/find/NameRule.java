package io.github.dealsummary.find;

import java.util.List;

/**
 * What may differ between a name as asked for and as stored, and what else identifies a customer.
 * Each is the code that applies it, and what that code is without it.
 */
enum NameRule {
  /** Matching ignores capital letters. */
  CASE(edit("FirmName", "plain(word).toLowerCase(Locale.ROOT)", "plain(word)")),
  /** Matching ignores accents; a letter like ß or æ may be written as ss or ae. */
  ACCENTS(edit("FirmName", "String cased = plain(word)", "String cased = word")),
  /** Matching ignores punctuation and spaces, except between digits, and {@code &} is "and". */
  PUNCTUATION(
      edit("FirmName", "if (isPlain(cased)) {", "if (cased != null) {"),
      edit("FirmName", "&& Character.isDigit(joined.charAt(joined.length() - 1))", ""),
      edit("FirmName", "&& Character.isDigit(word.charAt(0))", "")),
  /** A firm's Inc., GmbH or Ltd. may be missing, but the firm of that very form is preferred. */
  LEGAL_FORM(edit("FirmName", "LegalForms.endOfName(words)", "words.size()")),
  /** The " (sample)" of Microsoft's sample rows is ignored. */
  SAMPLE_SUFFIX(edit("FirmName", "SAMPLE.matcher(name).replaceFirst(\"\")", "name")),
  /** The start of a name is enough. */
  PREFIX(
      edit("AskedCustomer", "match.isEmpty() && isBelieved(customer)", "false"),
      edit("AskedCustomer", "given.startsWith(name)", "false")),
  /** The words of a name in any order are enough. */
  ALL_WORDS(edit("AskedCustomer", "match.isEmpty() && holdsAll(customer)", "false")),
  /** An account's number names it. */
  ACCOUNT_NUMBER(edit("Identifier", "NUMBER.matcher(asked).matches()", "false")),
  /** An e-mail address names its owner. */
  E_MAIL(edit("Identifier", "E_MAIL.matcher(asked).matches()", "false")),
  /** A firm's domain names it, by its website or its own e-mail address. */
  DOMAIN(edit("Identifier", "domain.matches()", "false")),
  /** A telephone number names its owner, however it is punctuated. */
  PHONE(edit("Identifier", "PHONE.matcher(asked).matches()", "false")),
  /** A deactivated customer is meant only if nobody active fits as well. */
  ACTIVE_FIRST(edit("CustomerFind", "preferred(fitting, Customer::active)", "fitting")),
  /** Where nobody's name fits, one that Dataverse Search finds similar is enough. */
  SIMILAR(edit("DataverseOpportunityFinder", "searches && Identifier", "false && Identifier"));

  /** A change of a class's source; the code has to stand in it. */
  record Edit(String type, String code, String without) {}

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Edit> edits;

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
