package io.github.dealsummary.find;

import java.util.List;

/** Compares names word by word. A word is found whole or at its beginning, never inside another. */
final class NameWords {
  private NameWords() {}

  /**
   * Returns true if the name begins with these words. Each has to begin where a word of the name
   * begins. The last may end within a word, unless it goes over several: "ING" is not the beginning
   * of "In Gold".
   */
  static boolean startWith(List<String> name, List<String> start) {
    int place = 0;
    for (int i = 0; i < start.size(); i++) {
      String rest = start.get(i);
      boolean several = false;
      while (place < name.size() && !rest.isEmpty() && begins(rest, name.get(place))) {
        rest = rest.substring(name.get(place).length());
        several = !rest.isEmpty();
        place++;
      }
      boolean within = !rest.isEmpty();
      if (within
          && (several
              || i < start.size() - 1
              || place == name.size()
              || !begins(name.get(place), rest))) {
        return false;
      }
    }
    return !start.isEmpty();
  }

  /** Returns true if each of these words is a word of the name, or begins one; each its own. */
  static boolean haveAll(List<String> name, List<String> words) {
    boolean[] taken = new boolean[name.size()];
    for (String word : words) {
      int place = place(name, word, taken);
      if (place < 0) {
        return false;
      }
      taken[place] = true;
    }
    return !words.isEmpty();
  }

  /** Returns where the word is, if possible as a whole word; below 0 if it is nowhere. */
  private static int place(List<String> name, String word, boolean[] taken) {
    int beginning = -1;
    for (int i = 0; i < name.size(); i++) {
      if (!taken[i] && name.get(i).equals(word)) {
        return i;
      }
      if (!taken[i] && beginning < 0 && begins(name.get(i), word)) {
        beginning = i;
      }
    }
    return beginning;
  }

  /** Returns true if the word begins so, and not with a longer number. */
  private static boolean begins(String word, String start) {
    return word.startsWith(start)
        && !(word.length() > start.length()
            && Character.isDigit(start.charAt(start.length() - 1))
            && Character.isDigit(word.charAt(start.length())));
  }
}
