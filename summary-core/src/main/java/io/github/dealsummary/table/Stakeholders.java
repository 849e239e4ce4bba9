package io.github.dealsummary.table;

import static io.github.dealsummary.dataverse.Condition.column;

import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Query;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The table of connections, which say which contact has a stake in which deal. */
public final class Stakeholders {
  private static final String TABLE = "connections";
  private static final String DEAL = "_record1id_value";
  private static final String CONTACT = "_record2id_value";

  private static final int MOST = 100;

  private Stakeholders() {}

  /** A contact with a stake in a deal. */
  public record Stakeholder(Lookup contact, UUID deal) {}

  /** Returns the query of the stakeholders of a deal and of its account's other deals. */
  public static TableQuery<Stakeholder> of(UUID deal, UUID account) {
    return TableQuery.flat(
        TABLE,
        Query.of(TABLE)
            .select(DEAL, CONTACT)
            .where(
                column(DEAL)
                    .eq(deal)
                    .or(column("record1id_opportunity/" + Opportunities.PARENT_ACCOUNT).eq(account))
                    .and(column("record2roleid/name").eq("Stakeholder")))
            .pageSize(MOST),
        Stakeholders::stakeholder);
  }

  private static Stream<Stakeholder> stakeholder(RowValues row) {
    Optional<Lookup> contact =
        row.lookup("record2id")
            .filter(
                to -> to.table().filter("contact"::equals).isPresent() && to.name().isPresent());
    return contact.stream()
        .flatMap(
            who -> row.lookup("record1id").stream().map(deal -> new Stakeholder(who, deal.id())));
  }
}
