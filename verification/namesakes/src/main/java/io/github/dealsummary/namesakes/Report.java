package io.github.dealsummary.namesakes;

import io.github.dealsummary.namesakes.Asked.Kind;
import io.github.dealsummary.namesakes.Truth.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The result of a measurement. */
public final class Report {
  private static final Verdict[] FOUND = {Verdict.RIGHT, Verdict.AMONG_CANDIDATES};

  private final Measurement measurement;
  private final DeskAnswers desk;
  private final Tally contains;
  private final Tally equality;

  Report(Measurement measurement, DeskAnswers desk, Tally contains, Tally equality) {
    this.measurement = measurement;
    this.desk = desk;
    this.contains = contains;
    this.equality = equality;
  }

  /** Returns how good the replies of deal-summary are. */
  public Tally desk() {
    return desk.tally();
  }

  /** Returns the right and shortened names that deal-summary did not find, each in a line. */
  public List<String> missed() {
    return List.copyOf(desk.missed());
  }

  /** Returns the questions that deal-summary answered about another firm, each in a line. */
  public List<String> wrong() {
    return List.copyOf(desk.wrong());
  }

  /** Returns how many notes were written on the deal of a customer that was not meant. */
  public int notesOnAnotherFirm() {
    return desk.notesOnAnotherFirm();
  }

  /** Returns the report as Markdown. */
  public String text() {
    return table()
        + String.format(
            Locale.ROOT,
            """

            - Seed %d: %,d accounts, %,d contacts, %,d questions.
            - Right and shortened names found: %.2f %%, by `contains` %.2f %%, by equality %.2f %%.
            - Answers about another firm: %d, by `contains` %d, by equality %d.
            - Answers that picked one of several that fit alike: %d, by `contains` %d, by equality %d.
            - Notes: %d, on another firm's deal %d, where several fit alike %d.
            - Round trips of a question: %s.
            """,
            measurement.seed(),
            measurement.firms(),
            measurement.people(),
            measurement.questions(),
            100 * desk().foundOfRightAndShortened(),
            100 * contains.foundOfRightAndShortened(),
            100 * equality.foundOfRightAndShortened(),
            desk().aboutAnotherFirm(),
            contains.aboutAnotherFirm(),
            equality.aboutAnotherFirm(),
            desk().pickedOneOfSeveral(),
            contains.pickedOneOfSeveral(),
            equality.pickedOneOfSeveral(),
            desk.notes(),
            desk.notesOnAnotherFirm(),
            desk.notesOnOneOfSeveral(),
            roundTrips(desk.roundTrips()));
  }

  private String table() {
    StringBuilder table =
        new StringBuilder(
            """
            | asked | questions | found | answered right | another firm | other candidates | nobody \
            | `contains`: right | another firm | nobody | equality: right | another firm | nobody |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|
            """);
    for (Kind kind : Kind.values()) {
      table.append("| ").append(kind.title());
      cell(table, desk().of(kind, Verdict.values()));
      cell(table, desk().of(kind, FOUND));
      cells(table, desk(), kind, Verdict.RIGHT, Verdict.ANOTHER_FIRM);
      cells(table, desk(), kind, Verdict.OTHER_CANDIDATES, Verdict.NOBODY);
      cells(table, contains, kind, Verdict.RIGHT, Verdict.ANOTHER_FIRM, Verdict.NOBODY);
      cells(table, equality, kind, Verdict.RIGHT, Verdict.ANOTHER_FIRM, Verdict.NOBODY);
      table.append(" |\n");
    }
    return table.toString();
  }

  private static void cells(StringBuilder table, Tally tally, Kind kind, Verdict... verdicts) {
    for (Verdict verdict : verdicts) {
      cell(table, tally.of(kind, verdict));
    }
  }

  private static void cell(StringBuilder table, int number) {
    table.append(" | ").append(number);
  }

  private static String roundTrips(Map<Integer, Integer> questions) {
    return questions.entrySet().stream()
        .map(entry -> entry.getKey() + " in " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
