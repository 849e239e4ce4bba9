package io.github.dealsummary.emulator.seeded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.SmallOrg;
import io.github.dealsummary.emulator.Wire;
import io.github.dealsummary.emulator.seeded.Question.Answer;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Generated queries page by page: all pages together are the whole result, each row once. */
@Tag("thorough")
class PageSeededTest {
  private static final Pattern COOKIE = Pattern.compile("pagingcookie=\"([^\"]*)\"");

  @AutoClose private static final DataverseEmulator EMULATOR = SmallOrg.at(Org.NOW);
  private static final Org ORG = Org.added(EMULATOR, new Random(2));

  private final Seeded seeded = Seeded.print();
  private final Random random = seeded.random();
  private final Wire wire = Wire.to(EMULATOR);

  @Test
  void linksLeadThroughTheWholeResult() {
    Queries queries = new Queries(ORG, random, false);
    for (int i = seeded.count(1_000); i > 0; i--) {
      Query query = wholeOf(queries.query());
      String url = new ODataWriter(Pen.careful()).url(query).toString();
      int size = 1 + random.nextInt(20);
      List<JsonNode> rows = new ArrayList<>();
      for (String next = url; !next.isEmpty(); ) {
        Answer page = page(next, "odata.maxpagesize=" + size);
        requirePage(page, size, page.json().has("@odata.nextLink"), url);
        rows.addAll(page.rows());
        next = page.json().path("@odata.nextLink").asText().replaceFirst(".*/v9\\.2/", "");
      }
      requireWhole(new Rows(ORG, false, false), rows, query, url);
    }
  }

  @Test
  void cookiesLeadThroughTheWholeResult() {
    Queries queries = new Queries(ORG, random, true);
    for (int i = seeded.count(1_000); i > 0; i--) {
      Query query = wholeOf(queries.query());
      int size = 1 + random.nextInt(20);
      List<JsonNode> rows = new ArrayList<>();
      String cookie = "";
      String url = "";
      boolean more = true;
      for (int number = 1; more; number++) {
        String attributes = " count=\"" + size + "\" page=\"" + number + "\"" + cookie;
        url = new FetchWriter(Pen.careful()).url(query, attributes).toString();
        Answer page = page(url, "odata.include-annotations=\"*\"");
        more = page.json().path("@Microsoft.Dynamics.CRM.morerecords").asBoolean();
        requirePage(page, size, more, url);
        rows.addAll(page.rows());
        cookie = random.nextBoolean() ? cookie(page) : "";
      }
      requireWhole(new Rows(ORG, true, true), rows, query, url);
    }
  }

  /** Dataverse ignores {@code $top} where pages are asked for. */
  private static Query wholeOf(Query query) {
    return new Query(
        query.table(),
        query.filter(),
        query.select(),
        query.sorts(),
        OptionalInt.empty(),
        query.ones(),
        List.of());
  }

  private Answer page(String url, String prefer) {
    return random.nextBoolean()
        ? Answer.of(wire.get(url, "Prefer", prefer))
        : new BatchText(wire).answers(List.of(url), "Prefer: " + prefer).get(0);
  }

  private void requirePage(Answer page, int size, boolean more, String url) {
    assertThat(page.status()).as("%s %s", seeded, page.body()).isEqualTo(200);
    int rows = page.rows().size();
    assertThat(more ? rows == size : rows <= size).as("%s %s", seeded, url).isTrue();
  }

  private void requireWhole(Rows right, List<JsonNode> rows, Query query, String url) {
    try {
      right.requireAnswer(rows, query);
    } catch (AssertionError e) {
      throw new AssertionError(seeded + " " + URLDecoder.decode(url, UTF_8), e);
    }
  }

  /** The cookie of an answer, encoded twice, as the attribute of the next request. */
  private static String cookie(Answer page) {
    Matcher cookie =
        COOKIE.matcher(page.json().path("@Microsoft.Dynamics.CRM.fetchxmlpagingcookie").asText());
    if (!cookie.find()) {
      return "";
    }
    String decoded = URLDecoder.decode(URLDecoder.decode(cookie.group(1), UTF_8), UTF_8);
    return " paging-cookie=\""
        + decoded.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")
        + "\"";
  }
}
