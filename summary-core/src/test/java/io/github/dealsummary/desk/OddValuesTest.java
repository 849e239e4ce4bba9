package io.github.dealsummary.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Question;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Columns whose value is not as documented, over a socket. */
class OddValuesTest {
  private static final Question FIRM = Question.about(SeededValues.FIRM);

  /** Values that are text, number, object, list and truth, each odd in some column. */
  private static final List<String> ODD =
      List.of("\"soon\"", "1.5", "{\"a\":1}", "[1,2]", "true", "9".repeat(300));

  private static final String VALUE = ":(?:\"(?:[^\"\\\\]|\\\\.)*\"|[-0-9.]+|true|false)";

  /** A column, or an annotation of a column, and its value. */
  private static final Pattern COLUMN =
      Pattern.compile("\"([a-z_0-9]+(?:@[A-Z][A-Za-z0-9.]+)?)\"" + VALUE);

  /** The ids that say which row it is and whose it is. */
  private static final Set<String> ESSENTIAL =
      Set.of(
          "accountid",
          "contactid",
          "opportunityid",
          "_customerid_value",
          "_parentaccountid_value",
          "_parentcontactid_value",
          "_parentcustomerid_value");

  private final DataverseEmulator sales = DataverseEmulator.start();
  private RewrittenReplies way;
  private DealDesk desk;

  private final Map<String, Function<Question, DealAnswer>> operations =
      Map.of(
          "find", question -> desk.find(question.withWonDeals()),
          "brief", question -> desk.brief(question),
          "summary", question -> desk.summarize(question));

  @BeforeEach
  void open() throws IOException {
    way = new RewrittenReplies(sales);
    desk = way.desk();
    new SeededValues(sales, "Zq7").add();
  }

  @AfterEach
  void close() {
    desk.close();
    way.close();
    sales.close();
  }

  @Test
  void oddCloseDateIsLeftOutAndSaid() {
    way.by(
        body -> body.replace("\"estimatedclosedate\":\"2027-01-02\"", "\"estimatedclosedate\":7"));
    String said =
        "\n\n1 value of the open deals could not be read and was left out (estimatedclosedate).";
    assertThat(desk.find(FIRM).text())
        .startsWith("There are 3 open deals with Woodgrove Zq7:\n1. Zq7")
        .doesNotContain("closes")
        .endsWith(said);
    assertThat(desk.summarize(FIRM).text()).startsWith("Deal: Zq7").endsWith(said);
    assertThat(desk.share(Insight.about(FIRM, "x")).text()).startsWith("A note was added: Zq7");
  }

  @Test
  void eachKindOfRowSaysWhatWasLeftOutOfIt() {
    odd("address1_city", "emailaddress1");
    assertThat(desk.find(FIRM).text())
        .endsWith(
            "2 values of the customer could not be read and were left out (emailaddress1, address1_city).");
    assertThat(desk.find(Question.about("Woodgr")).text())
        .endsWith(
            "4 values of the candidates could not be read and were left out (emailaddress1, address1_city).");
    odd("actualvalue");
    assertThat(desk.find(FIRM.withWonDeals()).text())
        .endsWith("2 values of the won deals could not be read and were left out (actualvalue).");
    assertThat(desk.brief(FIRM).text())
        .contains(
            "\n2 values of the won deals could not be read and were left out (actualvalue). [sales: opportunities]");
    odd("donotphone");
    assertThat(desk.brief(FIRM).text())
        .contains("Not known whether allowed: phone calls")
        .contains(
            "1 value of the contact flags could not be read and was left out (donotphone). [sales: accounts]")
        .contains(
            "1 value of the contact flags could not be read and was left out (donotphone). [sales: contacts]");
    odd("totalamount", "productname");
    assertThat(desk.summarize(FIRM.withoutCopilot()).text())
        .contains("\n> 3 values of the rows around the deal could not be read and were left out (");
  }

  /**
   * Every column of every table that is read, each with an odd value, and all with each of them.
   */
  @Test
  void noValueButTheIdsMakesAReadFail() {
    Set<String> columns = columnsRead();
    assertThat(columns)
        .hasSizeGreaterThan(80)
        .contains(
            "estimatedclosedate",
            "closeprobability",
            "budgetamount",
            "_masterid_value",
            "changedata");
    int turn = 0;
    for (String column : columns) {
      String odd = ODD.get(turn++ % ODD.size());
      way.by(body -> replaced(body, column, odd));
      operations.forEach(
          (name, operation) -> assertAnswered(name + " with " + column + odd, column, operation));
    }
    columns.removeAll(ESSENTIAL);
    for (String odd : ODD) {
      way.by(body -> replaced(body, columns, odd));
      operations.forEach((name, operation) -> assertAnswered(name + " with " + odd, "", operation));
    }
  }

  private static void assertAnswered(
      String what, String column, Function<Question, DealAnswer> operation) {
    try {
      assertThat(operation.apply(FIRM).text()).as(what).isNotBlank();
    } catch (DataverseException e) {
      assertThat(ESSENTIAL).as(what + ": " + e.getMessage()).contains(column);
    }
  }

  private Set<String> columnsRead() {
    Set<String> columns = new LinkedHashSet<>();
    way.by(
        body -> {
          COLUMN.matcher(body).results().map(column -> column.group(1)).forEach(columns::add);
          return body;
        });
    operations
        .values()
        .forEach(operation -> assertThat(operation.apply(FIRM).text()).doesNotContain("left out"));
    return columns;
  }

  @Test
  void rowWithoutItsIdIsAFailureThatNamesTheColumn() {
    odd("opportunityid");
    assertThatThrownBy(() -> desk.find(FIRM))
        .isInstanceOfSatisfying(
            DataverseException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.UNREADABLE);
              assertThat(e).hasMessageContaining("opportunityid");
            });
  }

  private void odd(String... columns) {
    way.by(body -> replaced(body, List.of(columns), "{\"odd\":1}"));
  }

  private static String replaced(String body, Collection<String> columns, String odd) {
    return columns.stream().reduce(body, (changed, column) -> replaced(changed, column, odd));
  }

  private static String replaced(String body, String column, String odd) {
    String name = '"' + column + '"';
    return Pattern.compile(Pattern.quote(name) + VALUE)
        .matcher(body)
        .replaceAll(Matcher.quoteReplacement(name + ":" + odd));
  }
}
