package io.github.dealsummary.dataverse;

import java.util.List;

/**
 * Several writes that are all done or none, in one round trip, in their order. Immutable.
 *
 * <pre>{@code
 * UUID account = UUID.randomUUID();
 * client.send(ChangeSet.of(
 *     Write.create("accounts", account).set("name", "Fourth Coffee"),
 *     Write.create("contacts").set("lastname", "Beck")
 *         .bind("parentcustomerid_account", Key.of("accounts", account))));
 * }</pre>
 *
 * <p>A set of nothing but creates with ids is sent again where its answer was lost. If one of its
 * rows is there then, the failure has status 412, whether the lost attempt has left it or it was
 * there before: only reading the rows tells. Of any other set only a 429 is repeated, whatever its
 * writes are marked: what a set whose answer was lost has done cannot be told from outside.
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

  /** These writes, done together. */
  public static ChangeSet of(Write... writes) {
    return new ChangeSet(List.of(writes));
  }

  /** These writes, done together. */
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
