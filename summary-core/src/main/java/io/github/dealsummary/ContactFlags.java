package io.github.dealsummary;

import static io.github.dealsummary.dataverse.Condition.any;
import static io.github.dealsummary.dataverse.Condition.column;

import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether and how a customer wants to be contacted, as its row says.
 *
 * @param forbidden what is ruled out, in words
 * @param unknown what the row, or who may read it, leaves open
 * @param preferences method, day and time, as the environment writes them
 */
record ContactFlags(List<String> forbidden, List<String> unknown, List<String> preferences) {
  private static final List<Flag> FLAGS =
      List.of(
          new Flag("donotphone", "phone calls"),
          new Flag("donotemail", "e-mail"),
          new Flag("donotbulkemail", "bulk e-mail"),
          new Flag("donotpostalmail", "mail"),
          new Flag("donotbulkpostalmail", "bulk mail"),
          new Flag("donotfax", "fax"),
          new Flag("donotsendmm", "marketing material"));

  private static final List<String> PREFERENCES =
      List.of(
          "preferredcontactmethodcode",
          "preferredappointmentdaycode",
          "preferredappointmenttimecode");

  static final String[] COLUMNS =
      Stream.concat(FLAGS.stream().map(Flag::column), PREFERENCES.stream()).toArray(String[]::new);

  /** Of a row in which something is ruled out. */
  static final Condition ANY =
      any(FLAGS.stream().map(flag -> column(flag.column()).eq(true)).toList());

  /** A column of accounts and contacts alike, and what it rules out where it is true. */
  private record Flag(String column, String words) {
    Optional<Boolean> in(Row row) {
      return row.bool(column);
    }
  }

  static ContactFlags of(Row row) {
    return new ContactFlags(
        FLAGS.stream().filter(flag -> flag.in(row).orElse(false)).map(Flag::words).toList(),
        FLAGS.stream().filter(flag -> flag.in(row).isEmpty()).map(Flag::words).toList(),
        PREFERENCES.stream().flatMap(column -> row.formatted(column).stream()).toList());
  }
}
