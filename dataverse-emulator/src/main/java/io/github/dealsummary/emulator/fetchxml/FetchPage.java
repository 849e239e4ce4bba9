package io.github.dealsummary.emulator.fetchxml;

import io.github.dealsummary.emulator.query.NextPage;
import io.github.dealsummary.emulator.query.PagingCookie;
import io.github.dealsummary.emulator.store.ODataError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The part of the rows that a {@code fetch} asks for.
 *
 * @param query tells what is fetched from anything else, whatever the page
 * @param cookie of the page before; without one, pages are counted
 * @param counted whether the total is asked for
 */
record FetchPage(String query, Numbers numbers, Optional<PagingCookie> cookie, boolean counted) {
  static final int MAX_ROWS = 5_000;

  /**
   * The numbers that the {@code fetch} names.
   *
   * @param page from 1
   * @param count the rows of a page
   */
  record Numbers(OptionalInt top, int page, int count) {}

  static FetchPage read(Element fetch, boolean aggregate) {
    OptionalInt top = number(fetch, "top");
    OptionalInt page = number(fetch, "page");
    OptionalInt count = number(fetch, "count");
    if (top.isPresent() && (page.isPresent() || count.isPresent())) {
      throw new ODataError(
          400, "0x80040203", "The top attribute can't be specified with paging attribute page.");
    }
    Optional<PagingCookie> cookie = cookie(fetch.getAttribute("paging-cookie"));
    if (cookie.isPresent() && aggregate) {
      throw new ODataError(400, "0x80040203", "Aggregates do not take a paging cookie.");
    }
    // A cookie belongs to the page after the one it came with.
    if (cookie.isPresent() && page.orElse(1) != cookie.get().page() + 1) {
      throw invalid("It goes with page " + (cookie.get().page() + 1) + ".");
    }
    return new FetchPage(
        identity(fetch),
        new Numbers(top, Math.max(1, page.orElse(1)), Math.min(count.orElse(MAX_ROWS), MAX_ROWS)),
        cookie,
        FetchElements.isTrue(fetch, "returntotalrecordcount"));
  }

  private static Optional<PagingCookie> cookie(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<PagingCookie> cookie = PagingCookie.parse(text);
    if (cookie.isEmpty()) {
      throw invalid("Malformed XML: " + text);
    }
    return cookie;
  }

  static ODataError invalid(String why) {
    return new ODataError(400, "0x80041129", "The paging cookie is invalid. " + why);
  }

  /** The rows, joins and order of a query, without its page and total. */
  private static String identity(Element fetch) {
    StringBuilder text = new StringBuilder();
    for (String attribute : List.of("distinct", "useraworderby")) {
      text.append(FetchElements.isTrue(fetch, attribute)).append(' ');
    }
    FetchElements.children(fetch, "entity").forEach(entity -> append(text, entity));
    return text.toString();
  }

  private static void append(StringBuilder text, Element element) {
    Map<String, String> attributes = new TreeMap<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Node attribute = element.getAttributes().item(i);
      attributes.put(attribute.getNodeName(), attribute.getNodeValue());
    }
    text.append('<').append(element.getTagName()).append(attributes);
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        append(text, inner);
      } else {
        text.append(child.getTextContent().strip());
      }
    }
    text.append('>');
  }

  /** The part of all rows, from which those up to the cookie were left out if there is one. */
  <T> List<T> of(List<T> all) {
    return all.subList((int) Math.min(start(), all.size()), (int) Math.min(end(), all.size()));
  }

  int page() {
    return numbers.page();
  }

  private OptionalInt top() {
    return numbers.top();
  }

  private long start() {
    return top().isPresent() || cookie.isPresent() ? 0 : (page() - 1L) * numbers.count();
  }

  /** The number of rows up to the end of this page. */
  long end() {
    return top().isPresent() ? Math.min(top().getAsInt(), MAX_ROWS) : start() + numbers.count();
  }

  /** The cookie for the page after this one. */
  String next(PagingCookie ended) {
    return new NextPage(page() + 1, ended.sealed(query).text()).annotation();
  }

  boolean hasMore(int size) {
    return top().isEmpty() && end() < size;
  }

  private static OptionalInt number(Element fetch, String attribute) {
    String text = fetch.getAttribute(attribute);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!text.matches("\\d{1,9}")) {
      throw FetchElements.invalid("'" + text + "' is not a value of '" + attribute + "'.");
    }
    int number = Integer.parseInt(text);
    if (number == 0 && !attribute.equals("top")) {
      throw FetchElements.invalid("'0' is not a value of '" + attribute + "'.");
    }
    return OptionalInt.of(number);
  }
}
