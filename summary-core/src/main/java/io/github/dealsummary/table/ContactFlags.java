package io.github.dealsummary.table;

import static io.github.dealsummary.dataverse.Condition.any;
import static io.github.dealsummary.dataverse.Condition.column;

import io.github.dealsummary.dataverse.Condition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The flags and preferences of a customer's row that say whether and how to contact it.
 *
 * @param forbidden the channels that are ruled out
 * @param unknown the channels whose columns are empty, or may not be read
 * @param preferences the preferred method, day and time, as the environment writes them
 */
public record ContactFlags(
    List<Channel> forbidden, List<Channel> unknown, List<String> preferences) {
  static final String NO_PHONE = "donotphone";
  static final String NO_EMAIL = "donotemail";

  /** A way to contact a customer, each with the column that rules it out. */
  public enum Channel {
    PHONE(NO_PHONE),
    EMAIL(NO_EMAIL),
    BULK_EMAIL("donotbulkemail"),
    MAIL("donotpostalmail"),
    BULK_MAIL("donotbulkpostalmail"),
    FAX("donotfax"),
    MARKETING("donotsendmm");

    private final String column;

    Channel(String column) {
      this.column = column;
    }

    private Optional<Boolean> isRuledOutIn(RowValues row) {
      return row.bool(column);
    }
  }

  private static final List<String> PREFERENCES =
      List.of(
          "preferredcontactmethodcode",
          "preferredappointmentdaycode",
          "preferredappointmenttimecode");

  /** The columns, which are the same for accounts and contacts. */
  static final String[] COLUMNS =
      Stream.concat(
              Arrays.stream(Channel.values()).map(channel -> channel.column), PREFERENCES.stream())
          .toArray(String[]::new);

  /** The condition for rows in which some channel is ruled out. */
  static final Condition ANY_RESTRICTION =
      any(Arrays.stream(Channel.values()).map(channel -> column(channel.column).eq(true)).toList());

  static ContactFlags of(RowValues row) {
    return new ContactFlags(
        channels().filter(one -> one.isRuledOutIn(row).orElse(false)).toList(),
        channels().filter(one -> one.isRuledOutIn(row).isEmpty()).toList(),
        PREFERENCES.stream().flatMap(column -> row.formatted(column).stream()).toList());
  }

  private static Stream<Channel> channels() {
    return Arrays.stream(Channel.values());
  }
}
