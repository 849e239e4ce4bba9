package io.github.dealsummary.dataverse;

import java.util.List;

/**
 * Several writes in one round trip, done in their order. Either all of them are done or none.
 * Immutable.
 *
 * <pre>{@code
 * UUID account = UUID.randomUUID();
 * client.send(ChangeSet.of(
 *     Write.create("accounts", account).set("name", "Fourth Coffee"),
 *     Write.create("contacts").set("lastname", "Beck")
 *         .bind("parentcustomerid_account", Key.of("accounts", account))));
 * }</pre>
 *
 * <p>A set that holds only creates with ids is sent again if its answer was lost. If one of its
 * rows exists by then, the failure has status 412. The lost attempt may have created that row, or
 * it was there before: read the rows to find out.
 *
 * <p>Any other set is repeated only after a 429, even if its writes are marked as repeatable. After
 * a lost answer nobody can tell from outside what the set has done.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api#change-sets">Execute
 *     batch operations, "Change sets"</a>
 */
public final class ChangeSet {
  private final List<Write> writes;

  private ChangeSet(List<Write> writes) {
    this.writes = List.copyOf(writes);
    if (writes.isEmpty() || writes.size() > Batch.MOST_OPERATIONS) {
      throw new IllegalArgumentException(
          "A change set has 1 to " + Batch.MOST_OPERATIONS + " writes, not " + writes.size() + ".");
    }
  }

  /** Puts these writes into one set. */
  public static ChangeSet of(Write... writes) {
    return new ChangeSet(List.of(writes));
  }

  /** Puts these writes into one set. */
  public static ChangeSet of(List<Write> writes) {
    return new ChangeSet(writes);
  }

  List<Write> writes() {
    return writes;
  }

  boolean isRepeatable() {
    return writes.stream()
        .allMatch(write -> write.target().kind() == Write.Target.Kind.CREATE_WITH_ID);
  }
}
