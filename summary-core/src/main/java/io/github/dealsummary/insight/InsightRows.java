package io.github.dealsummary.insight;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.Insight;
import io.github.dealsummary.Meant;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.Outcome.Shared;
import io.github.dealsummary.Outcome.SharedRow;
import io.github.dealsummary.table.NewRow;
import io.github.dealsummary.table.Notes;
import io.github.dealsummary.table.Tasks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The rows that an insight becomes: a note on the deal and, if wanted, a task for its owner. */
record InsightRows(Insight insight, Opportunity deal) {
  static final String TITLE = "Insight from customer service";

  /** The due time in UTC. It is the same day from UTC-10:30 to UTC+13:29. */
  private static final LocalTime MIDDLE_OF_THE_DAY = LocalTime.of(10, 30);

  /** Returns the note and, if the insight has a due date, the task. */
  List<NewRow> all() {
    return Stream.concat(Stream.of(note()), task().stream()).toList();
  }

  NewRow note() {
    return known(Notes.on(deal.id(), id(Notes.TABLE), TITLE, noteText()));
  }

  /** Returns the task; absent if the insight has no due date. */
  Optional<NewRow> task() {
    return insight
        .due()
        .map(
            day ->
                known(
                    Tasks.about(
                        deal,
                        id(Tasks.TABLE),
                        harmless("Follow up: " + deal.name()),
                        harmless(insight.text()),
                        dueAt(day))));
  }

  /** Returns the outcome of writing the rows. */
  Shared shared(Meant.One meant, boolean noteWasThere, boolean taskWasThere) {
    return new Shared(
        meant,
        deal,
        new SharedRow(note().id(), noteWasThere),
        task().map(row -> new SharedRow(row.id(), taskWasThere)));
  }

  private UUID id(String table) {
    return new InsightIds(insight).of(table, deal.id());
  }

  /** Gives the row a fingerprint if its id says nothing about its content. */
  private NewRow known(NewRow row) {
    return insight.key().isEmpty()
        ? row
        : row.withFingerprint(new InsightIds(insight).fingerprint());
  }

  static Instant dueAt(LocalDate day) {
    return day.atTime(MIDDLE_OF_THE_DAY).toInstant(ZoneOffset.UTC);
  }

  /**
   * Returns the note's text as HTML, which is what forms show. The origin stands before the text
   * and apart from it, so that no line of the text can look like the origin.
   */
  String noteText() {
    Insight.Origin origin = insight.origin();
    String head =
        Stream.of(
                Optional.of(TITLE),
                origin.agent().map(name -> "Agent: " + name),
                origin.caseNumber().map(number -> "Case: " + number),
                origin.instance().map(name -> "Instance: " + name))
            .flatMap(Optional::stream)
            .map(InsightRows::escaped)
            .collect(joining("<br />"));
    String text = insight.text().lines().map(InsightRows::escaped).collect(joining("<br />"));
    return "<p>" + head + "</p><blockquote>" + text + "</blockquote>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /**
   * Returns the text without angle brackets. A task's columns are plain text, so escapes would be
   * shown as they are, but a form that shows HTML would obey a tag. This text needs no escapes.
   */
  private static String harmless(String text) {
    return text.replace('<', '\u2039').replace('>', '\u203a');
  }
}
