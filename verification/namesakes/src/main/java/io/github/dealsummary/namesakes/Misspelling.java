package io.github.dealsummary.namesakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** One letter changed, left out or swapped with the next, in a word of at least four letters. */
final class Misspelling {
  private static final int SHORTEST = 4;
  private static final String LETTERS = "abcdefghiklmnoprstuvw";

  private Misspelling() {}

  /** Returns the words with one letter other; the same words if all of them are short. */
  static List<String> in(List<String> words, Random random) {
    int[] longOnes =
        IntStream.range(0, words.size())
            .filter(i -> words.get(i).length() >= SHORTEST && !words.get(i).contains("."))
            .toArray();
    if (longOnes.length == 0) {
      return words;
    }
    List<String> misspelled = new ArrayList<>(words);
    int which = longOnes[random.nextInt(longOnes.length)];
    misspelled.set(which, word(words.get(which), random));
    return misspelled;
  }

  /** The first letter stays, as it does in most misspellings. */
  private static String word(String word, Random random) {
    StringBuilder letters = new StringBuilder(word);
    int place = 1 + random.nextInt(word.length() - 2);
    switch (random.nextInt(3)) {
      case 0 -> letters.setCharAt(place, LETTERS.charAt(random.nextInt(LETTERS.length())));
      case 1 -> letters.deleteCharAt(place);
      default -> {
        char next = letters.charAt(place + 1);
        letters.setCharAt(place + 1, letters.charAt(place));
        letters.setCharAt(place, next);
      }
    }
    return letters.toString();
  }
}
