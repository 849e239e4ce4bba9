package io.github.dealsummary.emulator.seeded;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Slips of the finger: characters or tokens deleted, inserted, doubled, swapped. */
final class Mutation {
  private static final Pattern TOKEN = Pattern.compile("'[^']*'|\\w+|\\s+|.", Pattern.DOTALL);
  private static final List<String> INSERTED =
      List.of(
          "'",
          "\"",
          "(",
          ")",
          "[",
          "]",
          "<",
          ">",
          "&",
          "=",
          ",",
          "/",
          ";",
          "%",
          "$",
          "@p",
          "☕",
          "\\",
          "{",
          "}",
          " and ",
          " not ",
          " eq ",
          "null",
          "99999999999999999999",
          "-",
          "1e9",
          ":",
          "\u0000",
          "true",
          " in ",
          "$it",
          "*",
          "#",
          "?",
          "+");

  private Mutation() {}

  static String of(String text, Random random) {
    List<String> parts =
        new ArrayList<>(
            random.nextBoolean()
                ? TOKEN.matcher(text).results().map(MatchResult::group).toList()
                : text.codePoints().mapToObj(Character::toString).toList());
    if (parts.isEmpty()) {
      return pick(INSERTED, random);
    }
    int at = random.nextInt(parts.size());
    switch (random.nextInt(5)) {
      case 0 -> parts.remove(at);
      case 1 -> parts.add(at, pick(INSERTED, random));
      case 2 -> parts.add(at, parts.get(at));
      case 3 -> Collections.swap(parts, at, random.nextInt(parts.size()));
      default -> parts.subList(at, parts.size()).clear();
    }
    return String.join("", parts);
  }

  private static String pick(List<String> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
