package io.github.dealsummary.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Insight.Origin;
import io.github.dealsummary.Question;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareInsightTest {
  private static final String LEAST = "{'customerName':'Fourth Coffee','text':'They compare us.'}";

  private final DealContract contract = new DealContract();
  private final List<Insight> shared = new ArrayList<>();

  @Test
  void everyFieldIsRead() {
    Reply reply =
        share(
            """
            {'customerName':'Fourth Coffee','text':'They compare us.','agent':'Kenny Smith',
             'caseNumber':1001,'instance':'Contoso Service','environment':'us',
             'opportunityId':'6f0b9d1e-0000-4000-8000-000000000002','dueDate':'2027-01-15',
             'idempotencyKey':'k'}
            """);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(Answers.of(Answers.SHARED).text());
    assertThat(shared)
        .containsExactly(
            Insight.about(Question.about("Fourth Coffee").in("us"), "They compare us.")
                .from(
                    new Origin(
                        Optional.of("Kenny Smith"),
                        Optional.of("1001"),
                        Optional.of("Contoso Service")))
                .on(Answers.SHARED.deal().id())
                .dueOn(LocalDate.of(2027, 1, 15))
                .withKey("k"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LEAST,
        "{'customerName':'Fourth Coffee','text':'They compare us.','agent':null,'dueDate':'',"
            + "'idempotencyKey':'','customerId':''}"
      })
  void whatIsEmptyIsLeftOut(String body) {
    share(body);
    assertThat(shared)
        .containsExactly(Insight.about(Question.about("Fourth Coffee"), "They compare us."));
  }

  @Test
  void idDecidesOverTheName() {
    share("{'customerName':'x','customerId':'" + Answers.COFFEE + "','text':'They compare us.'}");
    assertThat(shared).extracting(Insight::about).containsExactly(Question.about(Answers.COFFEE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                             | not a JSON object",
        "[]                                                             | not a JSON object",
        "{'customerName':'a','text':'b'                                 | not a JSON object",
        "{'customerName':'a','text':'b'} {}                             | not a JSON object",
        "{'customerName':'a','customerName':'c','text':'b'}             | not a JSON object",
        "{'customerName':'a','text':['b']}                              | text is not text",
        "{'customerName':'a','text':true}                               | text is not text",
        "{'customerName':'a','text':1e400}                              | text is not text",
        "{'customerName':'a','text':'b','caseNumber':1001.10}           | caseNumber is not text",
        "{'customerName':'a','text':'Gr\uFFFDe'}                            | broken text",
        "{'customerName':'a','text':'A\\ud800B'}                           | broken text",
        "{'customerName':'a','text':'b','idempotencyKey':'\\udc00'}        | broken text",
        "{'customerName':'a','text':'b','due':'2027-01-15'}             | dueDate, idempotencyKey",
        "{'customerName':'a','text':'b','caller':'x'}                   | unknown field",
        "{'customerName':'a','text':'b','dueDate':'next week'}          | like 2027-01-15",
        "{'customerName':'a','text':'b','dueDate':'2027-02-30'}         | like 2027-01-15",
        "{'customerName':'a','text':'b','opportunityId':'1-1-1-1-1'}    | opportunityId is not an id",
        "{'customerName':'a'}                                           | text to share is blank",
        "{'text':'b'}                                                   | customerName"
      })
  void bodyThatCannotBeSharedSaysWhatToMend(String body, String says) throws Exception {
    Reply reply = share(body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(new ObjectMapper().readTree(reply.body()).path("detail").textValue()).contains(says);
    assertThat(shared).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "",
        "application/json5",
        "application/json; charset=iso-8859-1"
      })
  void whatIsNotSentAsJsonIsRefused(String type) {
    Reply reply = share(type, LEAST);
    assertThat(reply.status()).isEqualTo(415);
    assertThat(shared).isEmpty();
  }

  @Test
  void bodyThatIsTooLongIsRefused() {
    Reply reply = share(LEAST.replace("compare", "c".repeat(70_000)));
    assertThat(reply.status()).isEqualTo(413);
    assertThat(shared).isEmpty();
  }

  @Test
  void bodyThatDoesNotComeWholeIsNoInsight() {
    Reply reply =
        contract.shareInsight(
            sending("application/json", ShareInsightTest::unreadable), this::share);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("\"kind\":\"invalid_request\"", "cannot be read");
    assertThat(shared).isEmpty();
  }

  @Test
  void bodyIsNotReadBeforeItIsKnownWhoSendsItAndAsWhat() {
    Call call = sending("application/json", ShareInsightTest::unreadable);
    DealContract knowing =
        new DealContract(() -> Callers.from(Map.of("DEAL_SUMMARY_CALLER", "easy-auth")));
    assertThat(knowing.shareInsight(call, this::share).status()).isEqualTo(401);
    assertThat(
            contract
                .shareInsight(sending("text/plain", ShareInsightTest::unreadable), this::share)
                .status())
        .isEqualTo(415);
    assertThat(contract.dealSummary(call, question -> Answers.of(Answers.SUMMARIZED)).status())
        .isEqualTo(200);
    assertThat(contract.swagger(call, "http").status()).isEqualTo(200);
  }

  @Test
  void formatIsAParameterHereToo() {
    Call call =
        new Call(
            Map.of("format", "json"),
            name -> Optional.of("application/json; charset=utf-8"),
            () -> Optional.of(LEAST.replace('\'', '"')));
    Reply reply = contract.shareInsight(call, this::share);
    assertThat(reply.body()).isEqualTo(DealContract.json(Answers.of(Answers.SHARED)));
  }

  private static Optional<String> unreadable() {
    throw UnusableBody.unreadable();
  }

  private static Call sending(String type, Supplier<Optional<String>> body) {
    return new Call(
        Map.of("customerName", "Fourth Coffee"),
        name -> Optional.of(type).filter(given -> name.equals("content-type")),
        body);
  }

  private Reply share(String body) {
    return share("Application/JSON;charset=utf-8", body);
  }

  private Reply share(String type, String body) {
    Call call =
        new Call(
            Map.of("text", "no parameter"),
            name -> Optional.of(type).filter(given -> name.equals("content-type")),
            () -> Optional.of(body.replace('\'', '"')));
    return contract.shareInsight(call, this::share);
  }

  private DealAnswer share(Insight insight) {
    shared.add(insight);
    return Answers.of(Answers.SHARED);
  }
}
