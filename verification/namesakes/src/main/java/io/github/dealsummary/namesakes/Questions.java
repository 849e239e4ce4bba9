package io.github.dealsummary.namesakes;

import io.github.dealsummary.namesakes.Asked.Draft;
import io.github.dealsummary.namesakes.Asked.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes questions about the customers of an org. */
final class Questions {
  private static final int MOST_TRIES = 1_000_000;

  private final List<OrgCustomer> customers;
  private final KnownNames known;
  private final Cores cores;
  private final Random random;
  private final Set<String> asked = new HashSet<>();

  Questions(List<OrgCustomer> customers, KnownNames known, Cores cores, Random random) {
    this.customers = customers;
    this.known = known;
    this.cores = cores;
    this.random = random;
  }

  /**
   * Returns this many different questions, those of a kind together. In a small org they are fewer
   * if it has not enough names of a kind.
   */
  List<Asked> of(int count) {
    return Stream.of(Kind.values())
        .flatMap(
            kind ->
                IntStream.range(0, MOST_TRIES)
                    .mapToObj(next -> draft(kind))
                    .flatMap(Optional::stream)
                    .filter(draft -> asked.add(draft.text()))
                    .flatMap(draft -> judged(draft).stream())
                    .limit(kind.of(count)))
        .toList();
  }

  /** Returns the question with its truth; empty if it is not of its kind after all. */
  private Optional<Asked> judged(Draft draft) {
    boolean isNew = draft.kind() == Kind.MISSPELLED || draft.kind() == Kind.UNKNOWN;
    List<OrgCustomer> meant = meant(draft);
    List<OrgCustomer> nearly = isNew ? known.nearly(draft.parts()) : List.of();
    if ((isNew && !meant.isEmpty()) || (draft.kind() == Kind.UNKNOWN && !nearly.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Asked(draft.kind(), draft.text(), Truth.of(isNew ? nearly : meant, draft.origin())));
  }

  private List<OrgCustomer> meant(Draft draft) {
    List<OrgCustomer> called = known.called(draft.text());
    if (!called.isEmpty()) {
      return called;
    }
    List<OrgCustomer> fitting = new ArrayList<>(known.fitting(draft.parts()));
    if (fitting.isEmpty() && draft.kind() != Kind.OTHER_FORM) {
      return known.beginning(draft.parts());
    }
    // Another may fit better than the one that the question was made from, which is meant as well.
    draft
        .origin()
        .filter(one -> KnownNames.mayMean(draft.parts(), one.name()) && !fitting.contains(one))
        .ifPresent(fitting::add);
    return fitting;
  }

  private Optional<Draft> draft(Kind kind) {
    OrgCustomer origin = pick(customers);
    NameParts name = origin.name();
    return switch (kind) {
      case AS_STORED -> Optional.of(new Draft(kind, name.text(), name, Optional.of(origin)));
      case OTHER_CASE -> otherCase(origin);
      case WITHOUT_ACCENTS -> changed(kind, withoutAccents(name), origin);
      case OTHER_SPELLING -> otherForm(kind, origin, true);
      case WITHOUT_FORM -> changed(kind, name.as(Optional.empty()), origin);
      case WITHOUT_ARTICLE -> changed(kind, name.withoutArticle(), origin);
      case WITHOUT_PLACE -> changed(kind, name.in(Optional.empty()), origin);
      case BEGINNING -> beginning(origin);
      case OTHER_FORM -> otherForm(kind, origin, false);
      case MISSPELLED -> changed(kind, name.named(Misspelling.in(name.words(), random)), origin);
      case UNKNOWN -> Optional.of(unknown(name));
    };
  }

  private static Optional<Draft> changed(Kind kind, NameParts asked, OrgCustomer origin) {
    return asked.equals(origin.name()) || !origin.active()
        ? Optional.empty()
        : Optional.of(new Draft(kind, asked, origin));
  }

  private Optional<Draft> otherCase(OrgCustomer origin) {
    String text = origin.name().text();
    String other =
        random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
    return other.equals(text)
        ? Optional.empty()
        : Optional.of(new Draft(Kind.OTHER_CASE, other, origin.name(), Optional.of(origin)));
  }

  private static NameParts withoutAccents(NameParts name) {
    return name.named(name.words().stream().map(Letters::withoutAccents).toList());
  }

  private static Optional<Draft> beginning(OrgCustomer origin) {
    List<String> words = origin.name().words();
    if (origin.person() || origin.name().script() != Script.LATIN || words.size() < 2) {
      return Optional.empty();
    }
    boolean joined = words.get(words.size() - 2).equals("&");
    return changed(
        Kind.BEGINNING,
        NameParts.of(Script.LATIN, words.subList(0, words.size() - (joined ? 2 : 1))),
        origin);
  }

  private Optional<Draft> otherForm(Kind kind, OrgCustomer origin, boolean sameFamily) {
    LegalForm other = cores.form(origin.name().script());
    return origin
        .name()
        .family()
        .filter(family -> family.equals(other.family()) == sameFamily)
        .flatMap(family -> changed(kind, origin.name().as(Optional.of(other)), origin));
  }

  /** Makes the name of nobody: other words, one other word, another person, letters within one. */
  private Draft unknown(NameParts name) {
    NameParts asked =
        switch (random.nextInt(4)) {
          case 0 -> NameParts.of(Script.LATIN, cores.unknown()).as(form());
          case 1 ->
              NameParts.of(Script.LATIN, List.of(name.words().get(0), cores.unknownTrade()))
                  .as(form());
          case 2 -> cores.person();
          default -> NameParts.of(name.script(), List.of(within(name.words().get(0))));
        };
    return new Draft(Kind.UNKNOWN, asked.text(), asked, Optional.empty());
  }

  private Optional<LegalForm> form() {
    return random.nextBoolean() ? Optional.of(cores.form(Script.LATIN)) : Optional.empty();
  }

  private static String within(String word) {
    return word.length() < 5 ? word + word : word.substring(1, word.length() - 1);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
