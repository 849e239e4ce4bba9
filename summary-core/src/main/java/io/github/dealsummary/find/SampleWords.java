package io.github.dealsummary.find;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** "Sample" in the base languages of Dynamics 365, as {@code sample-words.txt} lists them. */
final class SampleWords {
  private SampleWords() {}

  /** Returns true if these letters are the word for "sample". */
  static boolean contain(String letters) {
    return Holder.WORDS.contains(letters);
  }

  /** Reads the words when they are first asked for. */
  private static final class Holder {
    static final Set<String> WORDS =
        ResourceLines.of("sample-words.txt")
            .flatMap(line -> Stream.of(line.substring(line.indexOf('=') + 1).split(";", -1)))
            .map(word -> Spelling.withoutAccents(Spelling.small(word.strip())))
            .collect(Collectors.toUnmodifiableSet());
  }
}
