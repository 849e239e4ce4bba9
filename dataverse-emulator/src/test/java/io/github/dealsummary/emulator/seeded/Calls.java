package io.github.dealsummary.emulator.seeded;

import io.github.dealsummary.emulator.seeded.Criterion.Call;
import io.github.dealsummary.emulator.seeded.Table.Column;
import io.github.dealsummary.emulator.seeded.Table.Kind;
import java.util.List;
import java.util.Random;

/** Draws query functions, each on a column that it takes. */
record Calls(Generator generator, Random random) {
  private static final List<String> OF_TEXT =
      List.of(
          "BeginsWith", "DoesNotBeginWith", "EndsWith", "DoesNotEndWith", "Like", "DoesNotLike");
  private static final List<String> OF_DAYS = List.of("On", "NotOn", "OnOrAfter", "OnOrBefore");
  private static final List<String> OF_UNITS =
      List.of("LastXDays", "NextXWeeks", "OlderThanXMonths");
  private static final List<String> OF_NOW =
      List.of("Today", "Yesterday", "Tomorrow", "ThisMonth", "LastMonth", "NextMonth");
  private static final List<String> OF_HIERARCHY =
      List.of("Under", "NotUnder", "UnderOrEqual", "Above", "AboveOrEqual");

  Call on(Table table) {
    Column column = generator.column(table);
    return switch (column.kind()) {
      case TEXT ->
          new Call(generator.pick(OF_TEXT), column, List.of(generator.value(table, column)));
      case WHOLE, MONEY -> ofNumbers(table, column);
      case DAY, MOMENT -> ofTime(column);
      case ID ->
          table.name().equals("account")
              ? new Call(
                  generator.pick(OF_HIERARCHY), column, List.of(generator.value(table, column)))
              : in(table, column);
      default -> in(table, column);
    };
  }

  private Call in(Table table, Column column) {
    Object one = generator.value(table, column);
    return column.kind() == Kind.TRUTH
        ? new Call("In", column, List.of(one))
        : new Call(
            generator.pick(List.of("In", "NotIn")),
            column,
            List.of(one, generator.value(table, column)));
  }

  private Call ofNumbers(Table table, Column column) {
    List<Object> bounds = List.of(generator.value(table, column), generator.value(table, column));
    return new Call(
        generator.pick(List.of("Between", "NotBetween", "In", "NotIn")), column, bounds);
  }

  private Call ofTime(Column column) {
    return switch (random.nextInt(3)) {
      case 0 ->
          new Call(
              generator.pick(OF_DAYS),
              column,
              List.of(Org.TODAY.plusDays(random.nextInt(60) - 40)));
      case 1 -> new Call(generator.pick(OF_UNITS), column, List.of(1 + random.nextInt(6)));
      default -> new Call(generator.pick(OF_NOW), column, List.of());
    };
  }
}
