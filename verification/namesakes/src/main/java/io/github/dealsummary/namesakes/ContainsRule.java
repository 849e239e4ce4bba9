package io.github.dealsummary.namesakes;

import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.asc;

import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Query;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers about the first account whose name contains the text, or else the first contact.
 *
 * <p>That is what {@code LookUp(Accounts, "text" in 'Account Name')} does in Power Fx, and what the
 * action "List rows" does with the filter {@code contains(name,'text')} and a row count of 1. Here
 * the rows are ordered by name, so that the shortest of several comes first.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-platform/power-fx/reference/function-filter-lookup">
 *     LookUp</a>
 * @see <a href="https://learn.microsoft.com/power-automate/dataverse/list-rows">List rows</a>
 */
final class ContainsRule implements Rule {
  private final DataverseClient client;

  ContainsRule(DataverseClient client) {
    this.client = client;
  }

  @Override
  public Reply answer(String asked) {
    return first("accounts", "accountid", "name", asked)
        .or(() -> first("contacts", "contactid", "fullname", asked))
        .map(Reply::about)
        .orElse(Reply.NOBODY);
  }

  private Optional<UUID> first(String table, String id, String name, String asked) {
    return client
        .page(
            Query.of(table)
                .select(id)
                .where(column(name).contains(asked))
                .orderBy(asc(name))
                .top(1))
        .rows()
        .stream()
        .findFirst()
        .map(row -> row.requiredId(id));
  }
}
