package io.github.dealsummary.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Rights;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Schema;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.store.View;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Generated filters, each made together with a plain predicate that says what it means. */
class FilterSeededTest {
  private static final List<String> TEXTS =
      List.of("", "Anna", "anna's", "50%", "a_b", "[x]", "Zoë", "and", "x or y", "null", "(");
  private static final List<String> SNIPPETS =
      List.of(
          "'", "(", ")", " and ", " eq ", ",", "/", "not ", "null", "@p", "\u0000", "☕", " in ");

  private final long seed = Long.getLong("filter.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Schema schema = Schema.standard();
  private final Table table = schema.table("contact");
  private final Store store = new Store(schema, Clock.systemUTC());

  @Test
  void generatedFiltersMeanWhatTheySayAndMutatedOnesAreRefusedOrRead() {
    System.out.println("filter.seed=" + seed);
    for (int i = 0; i < 40; i++) {
      store.add("contact", contact());
    }
    int count = (int) (10_000 * Double.parseDouble(System.getProperty("seeded.share", "0.02")));
    for (int i = 0; i < count; i++) {
      Meaning meaning = meaning(3);
      assertThat(rows(meaning.filter()))
          .as("%s (seed %d)", meaning.filter(), seed)
          .isEqualTo(store.rows(table).stream().filter(meaning.predicate()).toList());
      readOrRefuse(mutated(meaning.filter()));
    }
  }

  private List<Row> rows(String filter) {
    View view = new View(store, Rights.ALL, UUID.randomUUID());
    return new QueryReader(view, Map.of("$filter", filter)).list(table).rows(view);
  }

  private void readOrRefuse(String filter) {
    try {
      rows(filter);
    } catch (ODataError refused) {
      assertThat(refused.status()).as("%s (seed %d)", filter, seed).isIn(400, 501);
    }
  }

  private Map<String, Object> contact() {
    Map<String, Object> contact = new HashMap<>();
    for (String column : List.of("firstname", "jobtitle")) {
      if (random.nextInt(4) > 0) {
        contact.put(column, pick(TEXTS));
      }
    }
    contact.put("statuscode", random.nextInt(3));
    return contact;
  }

  private Meaning meaning(int depth) {
    int kind = random.nextInt(depth == 0 ? 4 : 7);
    return switch (kind) {
      case 0 -> equality();
      case 1 -> number();
      case 2 -> text();
      case 3 -> in();
      case 4 -> {
        Meaning negated = meaning(depth - 1);
        yield new Meaning("not (" + negated.filter() + ")", negated.predicate().negate());
      }
      case 5 -> {
        Meaning left = grouped(depth);
        Meaning right = grouped(depth);
        yield new Meaning(
            left.filter() + " or " + right.filter(), left.predicate().or(right.predicate()));
      }
      default -> {
        Meaning left = grouped(depth);
        Meaning right = grouped(depth);
        yield new Meaning(
            left.filter() + " and " + right.filter(), left.predicate().and(right.predicate()));
      }
    };
  }

  private Meaning grouped(int depth) {
    Meaning inner = meaning(depth - 1);
    return new Meaning("( " + inner.filter() + ")", inner.predicate());
  }

  private Meaning equality() {
    String column = column();
    @Nullable String value = random.nextInt(4) == 0 ? null : pick(TEXTS);
    boolean equal = random.nextBoolean();
    return new Meaning(
        column + (equal ? " eq " : " ne ") + literal(value),
        row -> equal == Objects.equals(fold(row.value(column)), fold(value)));
  }

  private Meaning number() {
    int value = random.nextInt(3);
    return switch (random.nextInt(3)) {
      case 0 -> new Meaning("statuscode ge " + value, row -> status(row) >= value);
      case 1 -> new Meaning(value + " gt statuscode", row -> value > status(row));
      default -> new Meaning("statuscode ne " + value + ".0", row -> status(row) != value);
    };
  }

  /** Wildcards are bracketed, so that text is looked for as it stands. */
  private Meaning text() {
    String column = column();
    String part = pick(TEXTS);
    String argument = literal(part.replaceAll("[%_\\[]", "[$0]"));
    Predicate<Row> contains =
        row -> row.value(column) != null && has(fold(row.value(column))).contains(has(fold(part)));
    return new Meaning("contains(" + column + "," + argument + ")", contains);
  }

  private Meaning in() {
    String column = column();
    List<String> values = List.of(pick(TEXTS), pick(TEXTS));
    return new Meaning(
        column + " in (" + literal(values.get(0)) + " ,  " + literal(values.get(1)) + ")",
        row -> values.stream().anyMatch(one -> Objects.equals(fold(row.value(column)), fold(one))));
  }

  private String mutated(String filter) {
    int at = random.nextInt(filter.length() + 1);
    int end = Math.min(filter.length(), at + random.nextInt(4));
    return filter.substring(0, at) + pick(SNIPPETS) + filter.substring(end);
  }

  private String column() {
    return random.nextBoolean() ? "firstname" : "jobtitle";
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String literal(@Nullable String value) {
    return value == null ? "null" : "'" + value.replace("'", "''") + "'";
  }

  private static @Nullable String fold(@Nullable Object value) {
    return value == null ? null : value.toString().toLowerCase(Locale.ROOT).replace('ë', 'e');
  }

  private static String has(@Nullable String value) {
    return Objects.requireNonNull(value);
  }

  private static int status(Row row) {
    return (Integer) Objects.requireNonNull(row.value("statuscode"));
  }

  private record Meaning(String filter, Predicate<Row> predicate) {}
}
