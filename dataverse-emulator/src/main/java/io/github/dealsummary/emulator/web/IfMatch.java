package io.github.dealsummary.emulator.web;

import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;

/** The header {@code If-Match}: a request that is for one version of a row. */
public final class IfMatch {
  private IfMatch() {}

  /** Refuses a request whose version of the row is an older one. */
  public static void require(ApiCall call, Row row) {
    String match = call.headers().getOrDefault("if-match", "*");
    // Without the header, any version will do.
    if (!match.equals("*") && !match.equals(row.etag())) {
      throw new ODataError(
          412,
          "0x80060882",
          "The version of the existing record doesn't match the RowVersion property provided.");
    }
  }
}
