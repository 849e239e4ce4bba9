package io.github.dealsummary.emulator.seeded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dealsummary.emulator.Wire;
import io.github.dealsummary.emulator.seeded.Org.Row;
import io.github.dealsummary.emulator.seeded.Query.Summary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Draws right requests of every kind. */
final class Questions {
  private final Org org;
  private final Random random;
  private final Queries odata;
  private final Queries both;

  Questions(Org org, Random random) {
    this.org = org;
    this.random = random;
    this.odata = new Queries(org, random, false);
    this.both = new Queries(org, random, true);
  }

  Question next() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> rows(odata.query());
      case 3 -> rows(both.query());
      case 4, 5 -> fetched(both.query());
      case 6 -> count(odata.query());
      case 7 -> totals(odata.summary());
      case 8 -> fetchedTotals(both.summary());
      default -> row(odata.query());
    };
  }

  private Question rows(Query query) {
    boolean counted = random.nextBoolean();
    return new Question(
        pen -> {
          Url url = new ODataWriter(pen).url(query);
          return counted ? url.with("$count", "true") : url;
        },
        answer -> {
          new Rows(org, false, false).requireAnswer(answer.rows(), query);
          JsonNode count = answer.json().path("@odata.count");
          assertThat(count.asInt(-1)).isEqualTo(counted ? size(query) : -1);
        });
  }

  private Question fetched(Query query) {
    String top = query.top().isPresent() ? " top=\"" + query.top().getAsInt() + "\"" : "";
    return new Question(
        pen -> new FetchWriter(pen).url(query, top),
        answer -> new Rows(org, true, true).requireAnswer(answer.rows(), query));
  }

  private Question count(Query query) {
    return new Question(
        pen -> new ODataWriter(pen).count(query.table(), query.filter()),
        answer -> assertThat(answer.body()).isEqualTo("\uFEFF" + size(query)));
  }

  private Question totals(Summary summary) {
    return new Question(
        pen -> new ODataWriter(pen).url(summary),
        answer -> new Totals(org).requireAnswer(answer.rows(), summary));
  }

  private Question fetchedTotals(Summary summary) {
    return new Question(
        pen -> new FetchWriter(pen).url(summary),
        answer -> new Totals(org).requireAnswer(answer.rows(), summary));
  }

  /** One row by its id or its alternate key, alone or with others around it. */
  private Question row(Query query) {
    Row row = org.rows(query.table()).get(random.nextInt(org.rows(query.table()).size()));
    Optional<String> number =
        Optional.ofNullable(row.values().get("accountnumber"))
            .map(value -> "'" + value.toString().replace("'", "''") + "'")
            .filter(value -> query.table().name().equals("account") && random.nextBoolean());
    Query shape =
        new Query(
            query.table(),
            Optional.empty(),
            query.select(),
            List.of(),
            OptionalInt.empty(),
            query.ones(),
            query.collections());
    return new Question(
        pen -> {
          String key =
              number
                  .map(value -> pen.name("accountnumber") + "=" + Wire.encode(value))
                  .orElse(row.id().toString());
          String path = pen.name(query.table().set()) + "(" + key + ")";
          return new ODataWriter(pen).row(path, shape);
        },
        answer -> new Rows(org, false, false).requireRow(answer.json(), row, shape));
  }

  private int size(Query query) {
    return new Meaning(org).fulfilling(org.rows(query.table()), query.filter()).size();
  }
}
