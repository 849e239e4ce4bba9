package io.github.dealsummary.namesakes;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.namesakes.Truth.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The answers and notes of deal-summary. */
final class DeskAnswers {
  private static final Set<Verdict> FOUND = Set.of(Verdict.RIGHT, Verdict.AMONG_CANDIDATES);

  private final DeskRule desk;
  private final RoundTrips roundTrips;
  private final Tally tally = new Tally();
  private final Map<UUID, String> names = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();
  private int notes;
  private int notesOnAnotherFirm;
  private int notesOnOneOfSeveral;

  DeskAnswers(DeskRule desk, RoundTrips roundTrips, List<OrgCustomer> customers) {
    this.desk = desk;
    this.roundTrips = roundTrips;
    customers.forEach(one -> names.put(one.id(), one.name().text()));
  }

  /** Asks and, if there is an answer, shares an insight. Without an answer nothing is written. */
  void ask(Asked asked) {
    Reply reply = roundTrips.count(() -> desk.answer(asked.text()));
    tally.add(asked, reply);
    Verdict verdict = asked.truth().of(reply);
    if (verdict == Verdict.ANOTHER_FIRM) {
      wrong.add(line(asked, reply.answered().stream()));
    }
    if (asked.kind().isRightOrShortened() && !FOUND.contains(verdict)) {
      missed.add(line(asked, reply.candidates().stream()));
    }
    if (reply.answered().isPresent()) {
      desk.share(asked.text()).ifPresent(customer -> note(asked.truth(), customer));
    }
  }

  private String line(Asked asked, Stream<UUID> found) {
    return String.format(
        Locale.ROOT,
        "%s: \"%s\" found %s, meant %s, made from %s",
        asked.kind().title(),
        asked.text(),
        named(found),
        named(asked.truth().meant().stream()),
        named(asked.truth().alsoCandidates().stream()));
  }

  private String named(Stream<UUID> customers) {
    return customers.map(id -> '"' + names.get(id) + '"').collect(joining(", ", "[", "]"));
  }

  private void note(Truth truth, UUID customer) {
    notes++;
    if (!truth.meant().contains(customer)) {
      notesOnAnotherFirm++;
    } else if (truth.isOneOfSeveral()) {
      notesOnOneOfSeveral++;
    }
  }

  Tally tally() {
    return tally;
  }

  /** Returns the questions that were answered about another firm. */
  List<String> wrong() {
    return wrong;
  }

  /** Returns the right and shortened names that were not found. */
  List<String> missed() {
    return missed;
  }

  int notes() {
    return notes;
  }

  int notesOnAnotherFirm() {
    return notesOnAnotherFirm;
  }

  int notesOnOneOfSeveral() {
    return notesOnOneOfSeveral;
  }

  Map<Integer, Integer> roundTrips() {
    return roundTrips.questions();
  }
}
