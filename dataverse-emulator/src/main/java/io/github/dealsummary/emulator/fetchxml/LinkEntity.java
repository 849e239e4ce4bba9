package io.github.dealsummary.emulator.fetchxml;

import io.github.dealsummary.emulator.query.Condition;
import io.github.dealsummary.emulator.query.ConditionText;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@code link-entity}: rows whose column {@code from} has the value of {@code to}.
 *
 * @param outer whether a row stays that finds none
 */
record LinkEntity(String alias, FetchSource source, Column from, Column to, boolean outer) {
  Table table() {
    return source.table();
  }

  Optional<Condition> filter() {
    return source.filter();
  }

  List<LinkEntity> links() {
    return source.links();
  }

  /** The conditions on its rows and on those of the links inside it, each behind its alias. */
  Stream<String> filterTexts() {
    return Stream.concat(
        filter().map(condition -> alias + ": " + ConditionText.of(condition)).stream(),
        links().stream().flatMap(LinkEntity::filterTexts));
  }

  /** This link's alias and those of the links inside it, in the order in which they are joined. */
  Stream<String> aliases() {
    return Stream.concat(Stream.of(alias), links().stream().flatMap(LinkEntity::aliases));
  }
}
