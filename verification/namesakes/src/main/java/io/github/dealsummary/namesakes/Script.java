package io.github.dealsummary.namesakes;

import java.util.Locale;

/** The scripts that names are written in. */
enum Script {
  LATIN,
  CYRILLIC,
  JAPANESE,
  CHINESE,
  KOREAN,
  GREEK,
  ARABIC;

  /** Returns true if words stand beside each other without a blank. */
  boolean gluesWords() {
    return this == JAPANESE || this == CHINESE;
  }

  /** Returns the title of its words in the word list. */
  String section() {
    return name().toLowerCase(Locale.ROOT);
  }
}
