package io.github.dealsummary.table;

import static io.github.dealsummary.dataverse.Condition.column;

import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Write;
import java.util.Optional;
import java.util.UUID;

/** The table of notes, {@code annotations}. */
public final class Notes {
  /** Part of the ids of notes that were written: it must not change. */
  public static final String TABLE = "annotations";

  private static final String ID = "annotationid";
  private static final String SUBJECT = "subject";

  /** Holds the mark of a key, since no column of a note is meant for one. */
  private static final String MARK = "importsequencenumber";

  private Notes() {}

  /**
   * A note that was written.
   *
   * @param deal the deal it is on
   */
  public record Note(UUID id, Optional<UUID> deal) {}

  /**
   * A note on a deal.
   *
   * @param html which forms show
   * @param mark by which {@link #marked} finds it
   */
  public static NewRow on(UUID deal, UUID id, String subject, String html, Optional<Integer> mark) {
    Write note =
        Write.create(TABLE, id)
            .set(SUBJECT, subject)
            .set("notetext", html)
            .bind("objectid_opportunity", Opportunities.key(deal));
    return new NewRow(id, mark.map(value -> note.set(MARK, value)).orElse(note));
  }

  /** The notes with a mark and a subject. */
  public static TableQuery<Note> marked(int mark, String subject) {
    return TableQuery.of(
        TABLE,
        Query.of(TABLE)
            .select(ID, "_objectid_value")
            .where(column(MARK).eq(mark).and(column(SUBJECT).eq(subject))),
        row -> new Note(row.requiredId(ID), row.lookup("objectid").map(Lookup::id)));
  }
}
