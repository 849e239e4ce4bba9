package io.github.dealsummary.insight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.github.dealsummary.Insight;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.table.NewRow;
import io.github.dealsummary.table.Notes;
import io.github.dealsummary.table.Tasks;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rows that an insight becomes: a note on the deal and, if wanted, a task for its owner.
 *
 * <p>Their ids are computed from the caller, the deal, the case and the text. Dataverse accepts an
 * id once. So it refuses a second row by itself, from wherever and under whatever key it is sent.
 */
record InsightRows(Insight insight, Opportunity deal) {
  static final String TITLE = "Insight from customer service";

  /** The due time in UTC. It is the same day from UTC-10:30 to UTC+13:29. */
  private static final LocalTime MIDDLE_OF_THE_DAY = LocalTime.of(10, 30);

  /** The least mark of a key. Imports number their rows from 1 and stay below it. */
  private static final int LARGE = 1 << 30;

  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  UUID noteId() {
    return id(Notes.TABLE);
  }

  NewRow note() {
    return Notes.on(deal.id(), noteId(), TITLE, noteText(), keyMark());
  }

  /** Returns the task; absent if the insight has no due date. */
  Optional<NewRow> task() {
    return insight
        .due()
        .map(
            day ->
                Tasks.about(
                    deal,
                    id(Tasks.TABLE),
                    harmless("Follow up: " + deal.name()),
                    harmless(insight.text()),
                    dueAt(day)));
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

  /** Returns a large number computed from the key and the caller; absent if there is no key. */
  Optional<Integer> keyMark() {
    return insight
        .key()
        .map(key -> sha256(List.of("key", caller(), key)).getInt())
        .map(hash -> (hash & Integer.MAX_VALUE) | LARGE);
  }

  private String caller() {
    return insight.about().caller().map(UUID::toString).orElse("");
  }

  /** Computes a UUID of version 8, whose content RFC 9562 leaves to each application. */
  private UUID id(String table) {
    ByteBuffer hash =
        sha256(
            List.of(
                table,
                caller(),
                deal.id().toString(),
                normal(insight.origin().caseNumber().orElse("")),
                normal(insight.text())));
    long high = (hash.getLong() & ~0xF000L) | 0x8000L;
    long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }

  /** Makes texts that look the same equal, however they were typed or encoded. */
  private static String normal(String text) {
    String visible =
        INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
    return SPACES.matcher(visible).replaceAll(" ").strip();
  }

  private static ByteBuffer sha256(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(UTF_8);
        // The length first, so that parts cut at another place give another hash.
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
      }
      return ByteBuffer.wrap(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
