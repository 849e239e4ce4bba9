package io.github.dealsummary.emulator.seeded;

import io.github.dealsummary.emulator.seeded.Criterion.Call;
import io.github.dealsummary.emulator.seeded.Criterion.Relation;
import io.github.dealsummary.emulator.seeded.Org.Reference;
import io.github.dealsummary.emulator.seeded.Org.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the query functions mean, in words of days and of the hierarchy of accounts. */
record CallMeaning(Org org, Call call) {
  boolean holds(Row row) {
    Object value = row.value(call.column());
    return switch (call.function()) {
      case "In" -> isOneOf(value);
      case "NotIn" -> !isOneOf(value);
      case "Between" -> isBetween(value);
      case "NotBetween" -> !isBetween(value);
      case "BeginsWith" -> isLike(value, call.values().get(0) + "%");
      case "DoesNotBeginWith" -> !isLike(value, call.values().get(0) + "%");
      case "EndsWith" -> isLike(value, "%" + call.values().get(0));
      case "DoesNotEndWith" -> !isLike(value, "%" + call.values().get(0));
      case "Like" -> isLike(value, (String) call.values().get(0));
      case "DoesNotLike" -> !isLike(value, (String) call.values().get(0));
      case "Under" -> isUnder(row, from());
      case "NotUnder" -> !isUnder(row, from());
      case "UnderOrEqual" -> row.id().equals(from()) || isUnder(row, from());
      case "Above" -> above(from()).contains(row.id());
      case "AboveOrEqual" -> row.id().equals(from()) || above(from()).contains(row.id());
      case "NotOn" -> !isOn(value);
      case "On" -> isOn(value);
      default -> value != null && isWithin(value);
    };
  }

  private boolean isOneOf(@Nullable Object value) {
    return call.values().stream().anyMatch(one -> Meaning.holds(value, Relation.EQ, one));
  }

  private boolean isBetween(@Nullable Object value) {
    return value != null
        && Text.compare(value, call.values().get(0)) >= 0
        && Text.compare(value, call.values().get(1)) <= 0;
  }

  private static boolean isLike(@Nullable Object value, String pattern) {
    return value instanceof String text && Text.like(text, pattern);
  }

  private UUID from() {
    return (UUID) call.values().get(0);
  }

  private boolean isUnder(Row row, UUID top) {
    return above(row.id()).contains(top);
  }

  /** Those that a walk over the parents meets, the start only if it meets itself. */
  private Set<UUID> above(UUID start) {
    Set<UUID> met = new HashSet<>();
    Optional<UUID> at = parent(start);
    while (at.isPresent() && met.add(at.get())) {
      at = parent(at.get());
    }
    return met;
  }

  private Optional<UUID> parent(UUID account) {
    return org.find(new Reference("account", account))
        .map(row -> row.values().get("parentaccountid"))
        .map(to -> ((Reference) to).id());
  }

  private boolean isOn(@Nullable Object value) {
    return value != null && day(value).equals(call.values().get(0));
  }

  private boolean isWithin(Object value) {
    LocalDate day = day(value);
    Object first = call.values().isEmpty() ? 0 : call.values().get(0);
    int x = first instanceof Integer units ? units : 0;
    return switch (call.function()) {
      case "OnOrAfter" -> !day.isBefore((LocalDate) first);
      case "OnOrBefore" -> !day.isAfter((LocalDate) first);
      case "Today" -> day.equals(Org.TODAY);
      case "Yesterday" -> day.equals(Org.TODAY.minusDays(1));
      case "Tomorrow" -> day.equals(Org.TODAY.plusDays(1));
      case "ThisMonth" -> isInMonth(day, Org.TODAY);
      case "LastMonth" -> isInMonth(day, Org.TODAY.minusMonths(1));
      case "NextMonth" -> isInMonth(day, Org.TODAY.plusMonths(1));
      case "LastXDays" -> !day.isBefore(Org.TODAY.minusDays(x)) && !isAfterNow(value);
      case "NextXWeeks" -> !isBeforeNow(value) && !day.isAfter(Org.TODAY.plusWeeks(x));
      case "OlderThanXMonths" -> day.isBefore(Org.TODAY.minusMonths(x));
      default -> throw new IllegalArgumentException(call.function());
    };
  }

  private static boolean isInMonth(LocalDate day, LocalDate other) {
    return day.getYear() == other.getYear() && day.getMonth() == other.getMonth();
  }

  /** A day is neither before nor after a moment in it. */
  private static boolean isAfterNow(Object value) {
    return value instanceof Instant at
        ? !at.isBefore(Org.NOW)
        : ((LocalDate) value).isAfter(Org.TODAY);
  }

  private static boolean isBeforeNow(Object value) {
    return value instanceof Instant at
        ? at.isBefore(Org.NOW)
        : ((LocalDate) value).isBefore(Org.TODAY);
  }

  private static LocalDate day(Object value) {
    return value instanceof Instant at
        ? LocalDate.ofInstant(at, ZoneOffset.UTC)
        : (LocalDate) value;
  }
}
