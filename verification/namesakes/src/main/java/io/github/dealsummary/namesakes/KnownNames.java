package io.github.dealsummary.namesakes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says whom a name means among all customers, from the parts of the names alone. */
final class KnownNames {
  private static final int DOES_NOT_FIT = -1;

  private final Map<String, List<OrgCustomer>> byText = new HashMap<>();
  private final Map<String, List<OrgCustomer>> byLetters = new HashMap<>();
  private final Map<String, List<OrgCustomer>> byBeginning = new HashMap<>();

  KnownNames(List<OrgCustomer> customers) {
    for (OrgCustomer customer : customers) {
      add(byText, Letters.cased(customer.name().text()), customer);
      List<String> words = customer.name().words();
      Letters.of(words).forEach(letters -> add(byLetters, letters, customer));
      for (int count = 1; count < words.size(); count++) {
        for (String letters : Letters.of(words.subList(0, count))) {
          add(byBeginning, letters, customer);
        }
      }
    }
  }

  /** Returns the customers whose very name it is, case aside. */
  List<OrgCustomer> called(String text) {
    return byText.getOrDefault(Letters.cased(text), List.of());
  }

  /**
   * Returns the customers whose name differs by no more than an article, an accent, a sign, or a
   * place or form that one of the two names has not. If some differ by less than others, those are
   * returned alone.
   */
  List<OrgCustomer> fitting(NameParts asked) {
    return best(asked, Letters.of(asked.words()));
  }

  /** Returns true if a customer's name differs by no more than that, even if others fit better. */
  static boolean mayMean(NameParts asked, NameParts stored) {
    Set<String> letters = Letters.of(stored.words());
    return Letters.of(asked.words()).stream().anyMatch(letters::contains)
        && missing(asked, stored) != DOES_NOT_FIT;
  }

  /** Returns the customers whose name goes on with further words, all alike. */
  List<OrgCustomer> beginning(NameParts asked) {
    return possible(Letters.of(asked.words()), byBeginning).stream()
        .filter(customer -> missing(asked, customer.name()) != DOES_NOT_FIT)
        .toList();
  }

  /** Returns the customers whose name is fitting but for one letter. */
  List<OrgCustomer> nearly(NameParts asked) {
    Set<String> near = new LinkedHashSet<>();
    for (String letters : Letters.of(asked.words())) {
      byLetters.keySet().stream().filter(key -> OneLetter.apart(key, letters)).forEach(near::add);
    }
    return best(asked, near);
  }

  private List<OrgCustomer> best(NameParts asked, Set<String> letters) {
    List<OrgCustomer> best = new ArrayList<>();
    int least = Integer.MAX_VALUE;
    for (OrgCustomer customer : possible(letters, byLetters)) {
      int missing = missing(asked, customer.name());
      if (missing != DOES_NOT_FIT && missing < least) {
        best.clear();
        least = missing;
      }
      if (missing == least) {
        best.add(customer);
      }
    }
    return best;
  }

  private static Set<OrgCustomer> possible(
      Set<String> letters, Map<String, List<OrgCustomer>> index) {
    Set<OrgCustomer> possible = new LinkedHashSet<>();
    letters.forEach(key -> possible.addAll(index.getOrDefault(key, List.of())));
    return possible;
  }

  /** Returns how many of form and place only one of the names has. */
  private static int missing(NameParts asked, NameParts stored) {
    Optional<String> form = asked.family();
    boolean sameForm = form.equals(stored.family());
    boolean samePlace = asked.place().equals(stored.place());
    boolean otherForm = !sameForm && form.isPresent() && stored.form().isPresent();
    boolean otherPlace = !samePlace && asked.place().isPresent();
    return otherForm || otherPlace ? DOES_NOT_FIT : (sameForm ? 0 : 1) + (samePlace ? 0 : 1);
  }

  private static void add(Map<String, List<OrgCustomer>> index, String key, OrgCustomer customer) {
    index.computeIfAbsent(key, first -> new ArrayList<>()).add(customer);
  }
}
