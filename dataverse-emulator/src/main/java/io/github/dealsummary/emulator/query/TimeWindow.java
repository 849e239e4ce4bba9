package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.store.ColumnType;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time that a query function names, in UTC. Weeks begin on Sunday. The "last" ones
 * begin with a whole day and end now, the "next" ones begin now and end with a whole day.
 *
 * @param from included
 * @param to excluded
 */
record TimeWindow(Optional<Instant> from, Optional<Instant> to) {
  /** The window of a function such as {@code LastXDays}; empty if the name is not one. */
  static Optional<TimeWindow> of(String name, int x, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (name.startsWith("LastX")) {
      return start(name.substring(5), -x, now).map(from -> between(from, now));
    }
    if (name.startsWith("NextX")) {
      return end(name.substring(5), x, now).map(to -> between(now, to));
    }
    if (name.startsWith("OlderThanX")) {
      return start(name.substring(10), -x, now)
          .map(to -> new TimeWindow(Optional.empty(), Optional.of(to)));
    }
    return Optional.ofNullable(
        switch (name) {
          case "Today" -> days(today, Period.ofDays(1));
          case "Yesterday" -> days(today.minusDays(1), Period.ofDays(1));
          case "Tomorrow" -> days(today.plusDays(1), Period.ofDays(1));
          case "Last7Days" -> between(midnight(today.minusDays(7)), now);
          case "Next7Days" -> between(now, midnight(today.plusDays(8)));
          case "ThisWeek" -> days(sunday(today), Period.ofWeeks(1));
          case "LastWeek" -> days(sunday(today).minusWeeks(1), Period.ofWeeks(1));
          case "NextWeek" -> days(sunday(today).plusWeeks(1), Period.ofWeeks(1));
          case "ThisMonth" -> days(today.withDayOfMonth(1), Period.ofMonths(1));
          case "LastMonth" -> days(today.withDayOfMonth(1).minusMonths(1), Period.ofMonths(1));
          case "NextMonth" -> days(today.withDayOfMonth(1).plusMonths(1), Period.ofMonths(1));
          case "ThisYear" -> days(today.withDayOfYear(1), Period.ofYears(1));
          case "LastYear" -> days(today.withDayOfYear(1).minusYears(1), Period.ofYears(1));
          case "NextYear" -> days(today.withDayOfYear(1).plusYears(1), Period.ofYears(1));
          default -> null;
        });
  }

  /** A day, for {@code On}; also the days from it and up to it. */
  static Optional<TimeWindow> ofDay(String name, LocalDate day) {
    TimeWindow whole = days(day, Period.ofDays(1));
    return Optional.ofNullable(
        switch (name) {
          case "On", "NotOn" -> whole;
          case "OnOrAfter" -> new TimeWindow(whole.from(), Optional.empty());
          case "OnOrBefore" -> new TimeWindow(Optional.empty(), whole.to());
          default -> null;
        });
  }

  Condition contains(ColumnPath path) {
    List<Condition> bounds = new ArrayList<>();
    from.ifPresent(at -> bounds.add(bound(path, ComparisonOperator.GE, at)));
    to.ifPresent(at -> bounds.add(bound(path, ComparisonOperator.LT, at)));
    return new Condition.And(bounds);
  }

  /** For a column of dates, the day in which a window begins or ends is part of it. */
  private static Condition bound(ColumnPath path, ComparisonOperator operator, Instant at) {
    if (path.column().type() == ColumnType.DATE_TIME) {
      return new Condition.Comparison(path, operator, new Literal(at, ColumnType.DATE_TIME));
    }
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    boolean within = operator == ComparisonOperator.LT && !midnight(day).equals(at);
    return new Condition.Comparison(
        path, operator, new Literal(within ? day.plusDays(1) : day, ColumnType.DATE));
  }

  private static Optional<Instant> start(String unit, int x, Instant now) {
    return switch (unit) {
      case "Minutes" -> Optional.of(now.plus(Duration.ofMinutes(x)));
      case "Hours" -> Optional.of(now.plus(Duration.ofHours(x)));
      default -> period(unit, x).map(period -> midnight(day(now).plus(period)));
    };
  }

  private static Optional<Instant> end(String unit, int x, Instant now) {
    return switch (unit) {
      case "Hours" -> Optional.of(now.plus(Duration.ofHours(x)));
      default -> period(unit, x).map(period -> midnight(day(now).plus(period).plusDays(1)));
    };
  }

  private static Optional<Period> period(String unit, int x) {
    return Optional.ofNullable(
        switch (unit) {
          case "Days" -> Period.ofDays(x);
          case "Weeks" -> Period.ofWeeks(x);
          case "Months" -> Period.ofMonths(x);
          case "Years" -> Period.ofYears(x);
          default -> null;
        });
  }

  private static TimeWindow days(LocalDate first, Period length) {
    return between(midnight(first), midnight(first.plus(length)));
  }

  private static TimeWindow between(Instant from, Instant to) {
    return new TimeWindow(Optional.of(from), Optional.of(to));
  }

  private static LocalDate sunday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
