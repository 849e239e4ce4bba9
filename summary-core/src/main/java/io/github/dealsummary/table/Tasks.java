package io.github.dealsummary.table;

import io.github.dealsummary.OneLine;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Key;
import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Write;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table of tasks. */
public final class Tasks {
  /** The entity set. The ids of written tasks are computed from it, so it must not change. */
  public static final String TABLE = "tasks";

  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_DESCRIPTION = 2_000;

  private Tasks() {}

  /** Makes a task about a deal, for the deal's owner. Texts that are too long are cut. */
  public static NewRow about(
      Opportunity deal, UUID id, String subject, String description, Instant due) {
    Write task =
        Write.create(TABLE, id)
            .set("subject", OneLine.cut(subject, LONGEST_SUBJECT))
            .set("description", OneLine.cut(description, LONGEST_DESCRIPTION))
            .set("scheduledend", due)
            .bind("regardingobjectid_opportunity_task", Opportunities.key(deal.id()));
    return new NewRow(id, deal.owner().map(owner -> task.bind("ownerid", key(owner))).orElse(task));
  }

  /** Reads the task with this id; empty if there is none. */
  public static Optional<WrittenRow> written(DataverseClient client, UUID id) {
    return WrittenRow.read(client, Key.of(TABLE, id), "regardingobjectid");
  }

  private static Key key(Lookup owner) {
    boolean team = owner.table().filter("team"::equals).isPresent();
    return Key.of(team ? "teams" : "systemusers", owner.id());
  }
}
