package io.github.dealsummary.namesakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts words together to names of firms and people. */
final class Cores {
  /** One word of so many is kept for names that nobody has. */
  private static final int KEPT_BACK = 12;

  /** One form of so many is a rare one. */
  private static final int RARE_FORMS = 4;

  private static final List<Script> OTHER_SCRIPTS =
      Stream.of(Script.values()).filter(script -> script != Script.LATIN).toList();

  private final WordLists lists = new WordLists();
  private final Random random;
  private final List<String> proper;
  private final List<String> trades;
  private final List<String> unknownProper;
  private final List<String> unknownTrades;

  Cores(Random random) {
    this.random = random;
    List<String> names =
        Stream.of("surnames", "stars", "cities").flatMap(list -> lists.of(list).stream()).toList();
    this.proper = distinct(names, false);
    this.unknownProper = distinct(names, true);
    this.trades = distinct(lists.of("trades"), false);
    this.unknownTrades = distinct(lists.of("trades"), true);
  }

  /** Returns a firm's name without article, place and form. */
  NameParts firm() {
    if (random.nextInt(100) < 6) {
      Script script = pick(OTHER_SCRIPTS);
      return NameParts.of(
          script,
          List.of(pick(lists.of(script.section())), pick(lists.of(script.section() + " trades"))));
    }
    return NameParts.of(Script.LATIN, latin());
  }

  private List<String> latin() {
    int kind = random.nextInt(100);
    if (kind < 5) {
      return List.of(pick(proper));
    }
    if (kind < 55) {
      return List.of(pick(proper), pick(trades));
    }
    if (kind < 63) {
      return List.of(pick(proper), "&", pick(proper));
    }
    if (kind < 71) {
      return List.of(initials(), pick(random.nextBoolean() ? proper : trades));
    }
    if (kind < 76) {
      return List.of(pick(proper) + "-" + pick(proper), pick(trades));
    }
    return List.of(pick(proper), pick(proper), pick(trades));
  }

  /** Returns a person's given name and surname. */
  NameParts person() {
    String surname =
        random.nextInt(20) == 0
            ? pick(lists.of("surnames like forms"))
            : pick(lists.of("surnames"));
    List<String> words = new ArrayList<>(List.of(pick(lists.of("given"))));
    if (random.nextInt(4) == 0) {
      words.add((char) ('A' + random.nextInt(26)) + ".");
    }
    words.add(surname);
    return NameParts.of(Script.LATIN, words);
  }

  /** Returns words that no name of the org has. */
  List<String> unknown() {
    return List.of(pick(unknownProper), pick(random.nextBoolean() ? unknownTrades : trades));
  }

  String unknownTrade() {
    return pick(unknownTrades);
  }

  String longer() {
    return pick(lists.of("longer"));
  }

  String article() {
    return pick(lists.of("articles"));
  }

  String place() {
    return pick(lists.of("places"));
  }

  LegalForm form(Script script) {
    List<LegalForm> rare = LegalFormTable.rare(script);
    return !rare.isEmpty() && random.nextInt(RARE_FORMS) == 0
        ? pick(rare)
        : pick(LegalFormTable.frequent(script));
  }

  private String initials() {
    StringBuilder initials = new StringBuilder();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      initials.append((char) ('A' + random.nextInt(26))).append('.');
    }
    return initials.toString();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static List<String> distinct(List<String> words, boolean keptBack) {
    List<String> all = words.stream().distinct().toList();
    return IntStream.range(0, all.size())
        .filter(i -> i % KEPT_BACK == 0 == keptBack)
        .mapToObj(all::get)
        .toList();
  }
}
