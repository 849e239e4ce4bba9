package io.github.dealsummary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.github.dealsummary.dataverse.Key;
import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Write;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An insight as the rows that Sales gets: a note on the deal and, if wanted, a task for its owner.
 *
 * <p>Their ids follow from what is said and where, so that Dataverse itself, which takes an id
 * once, keeps a second row out, from wherever and under whatever key it is sent.
 */
record InsightRows(Insight insight, Opportunity deal) {
  static final String NOTES = "annotations";
  static final String TASKS = "tasks";
  static final String TITLE = "Insight from customer service";

  /** Holds what follows from a key, since no column of a note is meant for one. */
  static final String KEY_COLUMN = "importsequencenumber";

  /** In UTC: the same day from UTC-10:30 to UTC+13:29. */
  private static final LocalTime MIDDLE_OF_THE_DAY = LocalTime.of(10, 30);

  /** Beyond what imports, which count from 1, have come to. */
  private static final int LARGE = 1 << 30;

  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_DESCRIPTION = 2_000;

  /** The ids of the rows, by their entity set. */
  Map<String, UUID> ids() {
    Map<String, UUID> ids = new LinkedHashMap<>();
    ids.put(NOTES, noteId());
    insight.due().ifPresent(day -> ids.put(TASKS, id(TASKS)));
    return ids;
  }

  UUID noteId() {
    return id(NOTES);
  }

  Write write(String entitySet) {
    return entitySet.equals(NOTES) ? note() : task(insight.due().orElseThrow());
  }

  private Write note() {
    Write note =
        Write.create(NOTES, noteId())
            .set("subject", TITLE)
            .set("notetext", noteText())
            .bind("objectid_opportunity", Key.of("opportunities", deal.id()));
    return keyMark().map(mark -> note.set(KEY_COLUMN, mark)).orElse(note);
  }

  private Write task(LocalDate day) {
    Write task =
        Write.create(TASKS, id(TASKS))
            .set("subject", plain("Follow up: " + deal.name(), LONGEST_SUBJECT))
            .set("description", plain(insight.text(), LONGEST_DESCRIPTION))
            .set("scheduledend", dueAt(day))
            .bind("regardingobjectid_opportunity_task", Key.of("opportunities", deal.id()));
    return deal.owner().map(owner -> task.bind("ownerid", key(owner))).orElse(task);
  }

  static Instant dueAt(LocalDate day) {
    return day.atTime(MIDDLE_OF_THE_DAY).toInstant(ZoneOffset.UTC);
  }

  private static Key key(Lookup owner) {
    return Key.of(
        owner.table().filter("team"::equals).isPresent() ? "teams" : "systemusers", owner.id());
  }

  /**
   * Notes are shown as HTML. Whence it comes stands before the words, and apart: no line of theirs
   * can pass for it.
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
   * A task's columns are plain text, where escapes would be read as they stand, unless a form shows
   * them as HTML, where a tag would be one: so there are neither.
   */
  private static String plain(String text, int most) {
    String harmless = text.replace('<', '\u2039').replace('>', '\u203a');
    if (harmless.length() <= most) {
      return harmless;
    }
    int end = Character.isHighSurrogate(harmless.charAt(most - 2)) ? most - 2 : most - 1;
    return harmless.substring(0, end) + "\u2026";
  }

  /** A large number that follows from the key and the caller; absent where there is no key. */
  Optional<Integer> keyMark() {
    return insight
        .key()
        .map(key -> sha256(List.of("key", caller(), key)).getInt())
        .map(hash -> (hash & Integer.MAX_VALUE) | LARGE);
  }

  private String caller() {
    return insight.about().caller().map(UUID::toString).orElse("");
  }

  /** An id of version 8, RFC 9562's for a content of one's own. */
  private UUID id(String entitySet) {
    ByteBuffer hash =
        sha256(
            List.of(
                entitySet,
                caller(),
                deal.id().toString(),
                normal(insight.origin().caseNumber().orElse("")),
                normal(insight.text())));
    long high = (hash.getLong() & ~0xF000L) | 0x8000L;
    long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }

  /** What looks the same is the same, however it was typed or encoded. */
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
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
      }
      return ByteBuffer.wrap(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
