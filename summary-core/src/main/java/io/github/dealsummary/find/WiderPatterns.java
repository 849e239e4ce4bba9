package io.github.dealsummary.find;

import static io.github.dealsummary.dataverse.Condition.all;
import static java.util.Comparator.comparingInt;

import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.table.CustomerColumns;
import java.util.List;
import java.util.Optional;

/**
 * The parts of names that an environment is asked to look for if no name that begins with the text
 * is the same.
 *
 * @param words the words of the name, the longest first
 * @param letters the letters of the name, cut into words anywhere
 */
record WiderPatterns(List<String> words, Optional<String> letters) {
  private static final int MOST_WORDS = 3;

  /** Shorter words are compared here alone, if there are longer ones. */
  private static final int SHORTEST_WORD = 4;

  static WiderPatterns of(AskedCustomer asked) {
    List<Word> own = NamePatterns.ownWords(asked.firm());
    List<Word> longer =
        own.stream().filter(word -> word.plain().length() >= SHORTEST_WORD).toList();
    List<String> words =
        (longer.isEmpty() ? own : longer)
            .stream()
                .sorted(comparingInt((Word word) -> word.plain().length()).reversed())
                .map(WordPatterns::word)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    return new WiderPatterns(words, own.isEmpty() ? Optional.empty() : WordPatterns.letters(own));
  }

  /** Returns true for a text of signs alone. */
  boolean areNone() {
    return words.isEmpty();
  }

  /**
   * Returns the condition for a name that holds each word, at its beginning or behind a sign, or
   * the letters. Dataverse throttles it, so only a few words are asked for.
   */
  Condition holds(CustomerColumns columns) {
    Condition allWords = all(words.stream().map(word -> beginsAWord(columns, word)).toList());
    return letters.map(one -> allWords.or(beginsAWord(columns, one))).orElse(allWords);
  }

  private static Condition beginsAWord(CustomerColumns columns, String pattern) {
    return columns
        .nameStartsWithPattern(pattern)
        .or(columns.nameHoldsPattern(WordPatterns.BEFORE_A_WORD + pattern));
  }
}
