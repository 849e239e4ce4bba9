package io.github.dealsummary.table;

import static io.github.dealsummary.dataverse.Condition.column;

import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Write;
import java.util.Optional;
import java.util.UUID;

/** The table of notes, {@code annotations}. */
public final class Notes {
  /** The entity set. The ids of written notes are computed from it, so it must not change. */
  public static final String TABLE = "annotations";

  private static final String ID = "annotationid";
  private static final String SUBJECT = "subject";

  /** The column that holds the mark of a key. No column of a note is meant for one. */
  private static final String MARK = "importsequencenumber";

  private Notes() {}

  /**
   * A note that was written.
   *
   * @param deal the id of the deal it is on
   */
  public record Note(UUID id, Optional<UUID> deal) {}

  /**
   * Makes a note on a deal.
   *
   * @param html the text, which forms show as HTML
   * @param mark the number by which {@link #marked} finds it
   */
  public static NewRow on(UUID deal, UUID id, String subject, String html, Optional<Integer> mark) {
    Write note =
        Write.create(TABLE, id)
            .set(SUBJECT, subject)
            .set("notetext", html)
            .bind("objectid_opportunity", Opportunities.key(deal));
    return new NewRow(id, mark.map(value -> note.set(MARK, value)).orElse(note));
  }

  /** Returns the query of the notes with this mark and subject. */
  public static TableQuery<Note> marked(int mark, String subject) {
    return TableQuery.of(
        TABLE,
        Query.of(TABLE)
            .select(ID, "_objectid_value")
            .where(column(MARK).eq(mark).and(column(SUBJECT).eq(subject))),
        row -> new Note(row.requiredId(ID), row.lookup("objectid").map(Lookup::id)));
  }
}
