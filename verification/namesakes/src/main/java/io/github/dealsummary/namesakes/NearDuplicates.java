package io.github.dealsummary.namesakes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Makes the names of other firms that are nearly the name of one. */
final class NearDuplicates {
  private final Random random;
  private final Cores cores;

  NearDuplicates(Random random, Cores cores) {
    this.random = random;
    this.cores = cores;
  }

  /** Returns a firm's name in full: its words with a form, an article, a place or blanks. */
  NameParts dressed(NameParts core) {
    boolean latin = core.script() == Script.LATIN;
    NameParts name = chance(85) ? core.as(Optional.of(cores.form(core.script()))) : core;
    name = latin && chance(6) ? name.with(cores.article()) : name;
    name = latin && chance(5) ? name.in(Optional.of(cores.place())) : name;
    return chance(2) ? name.behindBlanks() : name;
  }

  /** Returns the near-duplicates of a name, each by chance and without blanks in front. */
  List<NameParts> of(NameParts stored) {
    NameParts name = stored.withoutBlanks();
    boolean latin = name.script() == Script.LATIN;
    List<NameParts> near = new ArrayList<>();
    add(near, 40, name.as(Optional.of(cores.form(name.script()))));
    add(near, 15, name.as(Optional.empty()));
    add(near, 35, latin, name.named(longer(name.words())));
    add(
        near,
        35,
        latin,
        name.named(longer(name.words())).as(Optional.of(cores.form(name.script()))));
    add(near, 8, latin, name.with(cores.article()));
    add(near, 12, latin, name.in(Optional.of(cores.place())));
    add(near, 15, latin, name.named(Misspelling.in(name.words(), random)));
    add(near, 50, latin, name.named(each(name.words(), Letters::writtenOut)));
    add(near, 40, latin, name.named(each(name.words(), Letters::withoutAccents)));
    add(near, 60, latin, name.named(each(name.words(), NearDuplicates::withoutPoints)));
    add(near, 7, latin, name.named(joined(name.words(), "")));
    add(near, 7, latin, name.named(joined(name.words(), "-")));
    add(near, 6, latin, name.named(reversed(name.words())));
    return near;
  }

  private void add(List<NameParts> near, int percent, NameParts name) {
    add(near, percent, true, name);
  }

  private void add(List<NameParts> near, int percent, boolean fits, NameParts name) {
    if (chance(percent) && fits) {
      near.add(name);
    }
  }

  private List<String> longer(List<String> words) {
    return Stream.concat(words.stream(), Stream.of(cores.longer())).toList();
  }

  private static List<String> joined(List<String> words, String sign) {
    return words.size() == 2 && !words.get(0).contains(".")
        ? List.of(String.join(sign, words))
        : words;
  }

  private static List<String> reversed(List<String> words) {
    List<String> reversed = new ArrayList<>(words);
    Collections.reverse(reversed);
    return reversed;
  }

  private static List<String> each(List<String> words, UnaryOperator<String> change) {
    return words.stream().map(change).toList();
  }

  private static String withoutPoints(String word) {
    return word.endsWith(".") ? word.replace(".", "") : word;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
