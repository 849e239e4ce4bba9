package io.github.dealsummary.find;

import java.util.Optional;

/**
 * A word of a name.
 *
 * @param original the word as it was written
 * @param plain its letters as they are compared, with umlauts as plain letters (ö is o)
 * @param written the same with umlauts written out (ö is oe)
 * @param place where it stands
 * @param role what the word is in the name
 * @param form the legal form that begins with this word
 */
record Word(
    String original, String plain, String written, Place place, Role role, Optional<String> form) {
  /** What a word can be in a name. */
  enum Role {
    /** Part of the name itself. */
    NAME,
    /** Part of the name that stands in brackets. */
    BRACKETED,
    /** The word "and" in any language, or a sign for it. */
    AND,
    /** An article, which may be missing. */
    ARTICLE,
    /** Part of a legal form. */
    FORM,
    /** The mark of a sample row. */
    SAMPLE
  }

  /**
   * Where a word stands.
   *
   * @param inBrackets true if it stands in round brackets
   * @param afterBreak true if a blank, a comma or a slash stands before it, or nothing
   * @param ofInitials true if it was written as initials, with points or other signs
   */
  record Place(boolean inBrackets, boolean afterBreak, boolean ofInitials) {}

  static Word of(String original, String letters, Place place) {
    return new Word(original, letters, letters, place, Role.NAME, Optional.empty());
  }

  /** Returns the sign for "and", which has no letters of its own. */
  static Word and(String sign) {
    return new Word(sign, "", "", new Place(false, true, false), Role.AND, Optional.empty());
  }

  /** Returns this initial and the next as one word. */
  Word and(Word next) {
    return new Word(
        original + next.original,
        plain + next.plain,
        written + next.written,
        new Place(place.inBrackets(), place.afterBreak(), true),
        role,
        form);
  }

  Word as(Role other) {
    return new Word(original, plain, written, place, other, form);
  }

  Word as(Role other, String letters) {
    return new Word(original, letters, letters, place, other, form);
  }

  Word spelled(String plainLetters, String writtenLetters) {
    return plainLetters.equals(plain) && writtenLetters.equals(written)
        ? this
        : new Word(original, plainLetters, writtenLetters, place, role, form);
  }

  /** Returns it as the first word of a legal form. */
  Word beginningForm(String family) {
    return new Word(original, plain, written, place, Role.FORM, Optional.of(family));
  }

  boolean inBrackets() {
    return place.inBrackets();
  }

  boolean is(Role one) {
    return role == one;
  }
}
