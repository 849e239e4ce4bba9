package io.github.dealsummary.find;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A family of legal forms while the list of them is made. */
final class LegalFormFamily {
  private final String byHand;
  private final List<String> spellings = new ArrayList<>();
  private final SortedMap<String, SortedSet<String>> codes = new TreeMap<>();

  LegalFormFamily(String byHand) {
    this.byHand = byHand;
  }

  boolean isByHand() {
    return !byHand.isEmpty();
  }

  void add(String spelling) {
    spellings.add(spelling);
  }

  void addSource(String code) {
    codes.computeIfAbsent(code.substring(0, 2), key -> new TreeSet<>()).add(code.substring(3));
  }

  /** Returns the line of this family: the spellings, the source by hand, the rows by country. */
  @Override
  public String toString() {
    String others = String.join("; ", spellings.subList(1, spellings.size()));
    String rows =
        codes.entrySet().stream()
            .map(country -> country.getKey() + " " + String.join(" ", country.getValue()))
            .collect(Collectors.joining(", "));
    return Stream.of(
            spellings.get(0) + (others.isEmpty() ? "" : " = " + others),
            isByHand() ? "by hand: " + byHand : "",
            rows)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" | "));
  }
}
