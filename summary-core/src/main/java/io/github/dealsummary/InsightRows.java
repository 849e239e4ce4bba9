package io.github.dealsummary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.github.dealsummary.dataverse.Key;
import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Write;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An insight as the rows that Sales gets: a note on the deal and, if wanted, a task for its owner.
 *
 * <p>Their ids follow from what makes a repetition the same insight, so that Dataverse itself,
 * which takes an id once, keeps a second row out, from wherever it is sent.
 */
record InsightRows(Insight insight, Opportunity deal) {
  private static final String TITLE = "Insight from customer service";

  /** The column's own limit. */
  private static final int LONGEST_DESCRIPTION = 2_000;

  UUID noteId() {
    return id("note");
  }

  Optional<UUID> taskId() {
    return insight.due().map(day -> id("task"));
  }

  Write note() {
    return Write.create("annotations", noteId())
        .set("subject", TITLE)
        .set("notetext", noteText())
        .bind("objectid_opportunity", Key.of("opportunities", deal.id()))
        .returning("annotationid");
  }

  Optional<Write> task() {
    return insight.due().map(this::task);
  }

  private Write task(LocalDate day) {
    Write task =
        Write.create("tasks", id("task"))
            .set("subject", "Follow up: " + Html.escaped(deal.name(), 180))
            .set("description", Html.escaped(insight.text(), LONGEST_DESCRIPTION))
            .set("scheduledend", noon(day))
            .bind("regardingobjectid_opportunity_task", Key.of("opportunities", deal.id()))
            .returning("activityid");
    return deal.owner().map(owner -> task.bind("ownerid", key(owner))).orElse(task);
  }

  /** Of Greenwich: the same day nearly everywhere. */
  static Instant noon(LocalDate day) {
    return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
  }

  private static Key key(Lookup owner) {
    return Key.of(
        owner.table().filter("team"::equals).isPresent() ? "teams" : "systemusers", owner.id());
  }

  /** Whence it comes, and then the words: no line of theirs can pass for where they come from. */
  String noteText() {
    Insight.Origin origin = insight.origin();
    String head =
        Stream.of(
                Optional.of(TITLE),
                origin.agent().map(name -> "Agent: " + name),
                origin.caseNumber().map(number -> "Case: " + number),
                origin.instance().map(name -> "Instance: " + name))
            .flatMap(Optional::stream)
            .map(Html::escaped)
            .collect(joining("<br />"));
    String text = insight.text().lines().map(Html::escaped).collect(joining("<br />"));
    return "<p>" + head + "</p><blockquote>" + text + "</blockquote>";
  }

  private UUID id(String table) {
    String caller = insight.about().caller().map(UUID::toString).orElse("");
    return insight
        .key()
        .map(key -> digest(List.of(table, caller, key)))
        .orElseGet(
            () ->
                digest(
                    List.of(
                        table,
                        caller,
                        deal.id().toString(),
                        insight.origin().caseNumber().orElse(""),
                        insight.text())));
  }

  /** An id of version 8, RFC 9562's for a content of one's own. */
  private static UUID digest(List<String> parts) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(parts));
    long high = (hash.getLong() & ~0xF000L) | 0x8000L;
    long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }

  private static byte[] sha256(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
