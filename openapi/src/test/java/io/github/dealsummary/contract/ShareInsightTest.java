package io.github.dealsummary.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Insight.Origin;
import io.github.dealsummary.Meant;
import io.github.dealsummary.Question;
import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.settings.Settings;
import java.nio.file.Path;
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

  private final List<Question> asked = new ArrayList<>();
  private final DealDesk desk =
      Desks.finding(
          (environment, question) -> {
            asked.add(question);
            return new Meant.Nobody();
          });
  private final DealContract contract = new DealContract(() -> desk, Callers::none);

  @Test
  void everyFieldIsRead() {
    Insight insight =
        read(
            """
            {'customerName':'Fourth Coffee','text':'They compare us.','agent':'Kenny Smith',
             'caseNumber':'1001','instance':'Contoso Service','environment':'us',
             'opportunityId':'6f0b9d1e-0000-4000-8000-000000000002','dueDate':'2027-01-15',
             'idempotencyKey':'k'}
            """);
    assertThat(insight)
        .isEqualTo(
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
    assertThat(read(body))
        .isEqualTo(Insight.about(Question.about("Fourth Coffee"), "They compare us."));
  }

  @Test
  void keyIsReadCharacterByCharacter() {
    for (String key : List.of(" K\u00e9 ", "ke\u0301", "\u200bk", "0001")) {
      assertThat(read("{'customerName':'a','text':'b','idempotencyKey':'" + key + "'}").key())
          .hasValue(key);
    }
  }

  @Test
  void contractSaysWhereAKeyHolds() throws Exception {
    String says =
        new ObjectMapper()
            .readTree(Path.of("connector/apiDefinition.swagger.json").toFile())
            .findValue("idempotencyKey")
            .path("description")
            .textValue();
    assertThat(says)
        .contains(
            "within one environment and for one caller",
            "same text under two keys is two insights",
            "deleted in Sales frees its key");
  }

  @Test
  void keyOfAnotherInsightIsABadRequest() throws Exception {
    try (DataverseEmulator sales = DataverseEmulator.start();
        DealDesk own = DealDesk.open(Settings.from(sales.variables()))) {
      String keyed = LEAST.replace("}", ",'idempotencyKey':'k'}");
      assertThat(share(own, keyed).status()).isEqualTo(200);
      assertThat(share(own, keyed).body()).startsWith("The note was already there");
      Reply other = share(own, keyed.replace("compare", "left"));
      assertThat(other.status()).isEqualTo(400);
      assertThat(new ObjectMapper().readTree(other.body()).path("detail").textValue())
          .contains("used for another insight");
    }
  }

  private static Reply share(DealDesk desk, String body) {
    return new DealContract(() -> desk, Callers::none)
        .answer(Operation.SHARE, sharing("application/json", body));
  }

  @Test
  void idDecidesOverTheName() {
    share("{'customerName':'x','customerId':'" + Answers.COFFEE + "','text':'They compare us.'}");
    assertThat(asked).containsExactly(Question.about(Answers.COFFEE));
  }

  @Test
  void whatIsSharedIsWrittenAsTheDeskWritesIt() {
    try (DataverseEmulator sales = DataverseEmulator.start();
        DealDesk own = DealDesk.open(Settings.from(sales.variables()))) {
      Call call = sending("application/json", () -> Optional.of(LEAST.replace('\'', '"')));
      Insight insight = InsightBody.insight(call, Optional.empty());

      Reply reply = new DealContract(() -> own, Callers::none).answer(Operation.SHARE, call);

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).startsWith("A note was added");
      assertThat(own.share(insight).text()).startsWith("The note was already there");
    }
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
        "{'customerName':'a','text':'b','caseNumber':1001}              | caseNumber is not text",
        "{'customerName':'a','text':'b','agent':{}}                     | agent is not text",
        "{'customerName':1,'text':'b'}                                  | customerName is not text",
        "{'customerName':'a','text':null}                               | text to share is blank",
        "{'customerName':'a','text':'b','dueDate':'+12027-01-15'}       | like 2027-01-15",
        "{'customerName':'a','text':'b','dueDate':'-0001-01-15'}        | like 2027-01-15",
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
    assertThat(asked).isEmpty();
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
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "deflate", "identity, gzip", "gzip,identity", "x", "*"})
  void compressedBodyIsRefusedBeforeItIsRead(String encoding) throws Exception {
    Reply reply = contract.answer(Operation.SHARE, encoded(encoding, ShareInsightTest::unreadable));
    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.body()).contains("\"kind\":\"unsupported_media_type\"", "uncompressed");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "Identity", " "})
  void bodyAsItIsMaySayThatItIsSo(String encoding) {
    Call call = encoded(encoding, () -> Optional.of(LEAST.replace('\'', '"')));
    assertThat(contract.answer(Operation.SHARE, call).status()).isEqualTo(200);
  }

  private static Call encoded(String encoding, Supplier<Optional<String>> body) {
    Map<String, String> headers =
        Map.of("content-type", "application/json", "content-encoding", encoding);
    return new Call(Map.of(), name -> Optional.ofNullable(headers.get(name)), body);
  }

  @Test
  void bodyThatIsTooLongIsRefused() {
    Reply reply = share(LEAST.replace("compare", "c".repeat(70_000)));
    assertThat(reply.status()).isEqualTo(413);
    assertThat(asked).isEmpty();
  }

  @Test
  void bodyThatDoesNotComeWholeIsNoInsight() {
    Reply reply =
        contract.answer(Operation.SHARE, sending("application/json", ShareInsightTest::unreadable));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("\"kind\":\"invalid_request\"", "cannot be read");
    assertThat(asked).isEmpty();
  }

  @Test
  void bodyIsNotReadBeforeItIsKnownWhoSendsItAndAsWhat() {
    Call call = sending("application/json", ShareInsightTest::unreadable);
    DealContract knowing =
        new DealContract(
            () -> desk, () -> Callers.from(Map.of("DEAL_SUMMARY_CALLER", "easy-auth")));
    assertThat(knowing.answer(Operation.SHARE, call).status()).isEqualTo(401);
    Call asText = sending("text/plain", ShareInsightTest::unreadable);
    assertThat(contract.answer(Operation.SHARE, asText).status()).isEqualTo(415);
    assertThat(contract.answer(Operation.SUMMARIZE, call).status()).isEqualTo(200);
    assertThat(contract.swagger(call, "http").status()).isEqualTo(200);
  }

  @Test
  void formatIsAParameterHereToo() {
    Call call =
        new Call(
            Map.of("format", "json"),
            name ->
                Optional.of("application/json; charset=utf-8")
                    .filter(type -> name.equals("content-type")),
            () -> Optional.of(LEAST.replace('\'', '"')));
    Reply reply = contract.answer(Operation.SHARE, call);
    assertThat(reply.body())
        .isEqualTo(AnswerFormat.JSON.of(desk.share(InsightBody.insight(call, Optional.empty()))))
        .startsWith("{\"outcome\":\"unknown_customer\"");
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
    return contract.answer(Operation.SHARE, sharing(type, body));
  }

  private static Insight read(String body) {
    return InsightBody.insight(sharing("application/json", body), Optional.empty());
  }

  private static Call sharing(String type, String body) {
    return new Call(
        Map.of("text", "no parameter"),
        name -> Optional.of(type).filter(given -> name.equals("content-type")),
        () -> Optional.of(body.replace('\'', '"')));
  }
}
