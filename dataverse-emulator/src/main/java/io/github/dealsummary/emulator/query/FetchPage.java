package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * Which part of the rows a {@code fetch} asks for.
 *
 * @param counted whether the total is asked for
 */
record FetchPage(OptionalInt top, int page, int count, boolean counted) {
  static final int MAX_ROWS = 5_000;
  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");
  private static final Pattern COOKIE = Pattern.compile("\\s*<cookie page=\"\\d+\".*>\\s*");

  static FetchPage read(Element fetch, boolean aggregate) {
    OptionalInt top = number(fetch, "top");
    OptionalInt page = number(fetch, "page");
    OptionalInt count = number(fetch, "count");
    if (top.isPresent() && (page.isPresent() || count.isPresent())) {
      throw new ODataError(
          400, "0x80040203", "The top attribute can't be specified with paging attribute page.");
    }
    String cookie = fetch.getAttribute("paging-cookie");
    if (!cookie.isEmpty() && !COOKIE.matcher(cookie).matches()) {
      throw new ODataError(400, "0x80041129", "Malformed XML in the paging cookie: " + cookie);
    }
    if (aggregate && !cookie.isEmpty()) {
      throw new ODataError(400, "0x80040203", "Aggregates take no paging cookie.");
    }
    return new FetchPage(
        top,
        Math.max(1, page.orElse(1)),
        Math.min(count.orElse(MAX_ROWS), MAX_ROWS),
        FetchXml.isTrue(fetch, "returntotalrecordcount"));
  }

  <T> List<T> of(List<T> all) {
    long from = top.isPresent() ? 0 : (page - 1L) * count;
    return all.subList((int) Math.min(from, all.size()), (int) Math.min(end(), all.size()));
  }

  /** How many rows there are up to the end of this page. */
  long end() {
    return top.isPresent() ? Math.min(top.getAsInt(), MAX_ROWS) : (long) page * count;
  }

  boolean hasMore(int size) {
    return top.isEmpty() && end() < size;
  }

  /** Encoded twice inside an attribute, as Dataverse does it. */
  String cookie(Row first, Row last) {
    String inner =
        String.format(
            Locale.ROOT,
            "<cookie page=\"%d\"><%s last=\"{%s}\" first=\"{%s}\" /></cookie>",
            page,
            first.table().key(),
            upper(last),
            upper(first));
    return String.format(
        Locale.ROOT,
        "<cookie pagenumber=\"%d\" pagingcookie=\"%s\" istracking=\"False\" />",
        page + 1,
        encode(encode(inner)));
  }

  private static String upper(Row row) {
    return row.id().toString().toUpperCase(Locale.ROOT);
  }

  private static String encode(String text) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    return ESCAPE.matcher(encoded).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
  }

  private static OptionalInt number(Element fetch, String attribute) {
    String text = fetch.getAttribute(attribute);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!text.matches("\\d{1,9}")) {
      throw FetchXml.invalid("'" + text + "' is no value of '" + attribute + "'.");
    }
    return OptionalInt.of(Integer.parseInt(text));
  }
}
