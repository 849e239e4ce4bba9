package io.github.dealsummary.benchmarks;

import static io.github.dealsummary.dataverse.Condition.any;
import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.asc;
import static io.github.dealsummary.dataverse.Order.desc;

import io.github.dealsummary.Question;
import io.github.dealsummary.dataverse.ActionCall;
import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Row;
import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.RecordedRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A cold question beside the two calls that it makes, written by hand with the client: the same
 * batch, the same action, the replies read as rows.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 25, time = 2)
@Measurement(iterations = 8, time = 2)
public class QuestionBenchmark {
  private static final String NAME = "Fourth Coffee";
  private static final Question QUESTION = Question.about(NAME);

  /** What the desk makes of the name, and what may stand in front of it. */
  private static final String PATTERN = "F__rth%__ff__";

  private static final List<String> FIRM =
      List.of("", " %", "The ", "L[aeo]% ", "D[aei]% ", "PT%", "UAB%", "SIA%");
  private static final List<String> PERSON = List.of("", " %");
  private static final String ACTION = "msdyn_SalesOpportunitySummary";

  private final DataverseEmulator emulator = DataverseEmulator.start();
  private final CannedServer authority = Recording.authority();
  private CannedServer server = new CannedServer("{}");
  private DataverseClient client = PageBenchmark.client(server.url());
  private DealDesk desk = Recording.desk(server.url(), authority);
  private Batch prepared = batch(PATTERN);

  /** By hand and by the desk the environment has to be asked the very same. */
  @Setup
  public void start() throws IOException {
    Recording recording = Recording.of(QUESTION, emulator);
    server = recording.replay();
    desk = Recording.desk(server.url(), authority);
    client = PageBenchmark.client(server.url());
    prepared = batch(PATTERN);
    emulator.reset();
    try (DataverseClient real = EmulatorBenchmark.client(emulator)) {
      real.send(batch(PATTERN));
    }
    if (!queries(emulator.requests()).equals(queries(recording.requests()))) {
      throw new IllegalStateException("By hand another batch is sent than by the desk.");
    }
  }

  @TearDown
  public void stop() throws IOException {
    desk.close();
    client.close();
    server.close();
    authority.close();
    emulator.close();
  }

  @Benchmark
  public String desk() {
    return desk.summarize(QUESTION).text();
  }

  /** The answer before it is put into words. */
  @Benchmark
  public Object deskWithoutWords() {
    return desk.summarize(QUESTION);
  }

  @Benchmark
  public void byHand(Blackhole used) {
    call(batch(PATTERN), used);
  }

  /** The batch made once, which no program could do for the names that it is asked. */
  @Benchmark
  public void byHandWithAPreparedBatch(Blackhole used) {
    call(prepared, used);
  }

  private void call(Batch batch, Blackhole used) {
    Batch.Reply reply = client.send(batch);
    UUID deal = new UUID(0, 0);
    for (int part = 0; part < 4; part++) {
      for (Row row : reply.page(part).rows()) {
        used.consume(row.string(part == 1 ? "fullname" : "name"));
        deal = part == 2 ? row.requiredId("opportunityid") : deal;
      }
    }
    Row summary =
        client.call(ActionCall.named(ACTION).with("msdyn_id", deal).with("msdyn_activityId", deal));
    used.consume(summary.string("msdyn_summary_raw"));
  }

  private static Batch batch(String pattern) {
    Condition open = column("statecode").eq(0);
    return Batch.of(
        accounts(firm("name", pattern)),
        contacts(person("fullname", pattern)),
        deals()
            .where(
                open.and(
                    any(
                        List.of(
                            firm("customerid_account/name", pattern),
                            person("customerid_contact/fullname", pattern),
                            firm("parentaccountid/name", pattern),
                            person("parentcontactid/fullname", pattern))))),
        deals()
            .expand("customerid_contact", "_parentcustomerid_value")
            .where(
                open.and(column("_parentaccountid_value").eq(null))
                    .and(firm("customerid_contact/parentcustomerid_account/name", pattern))));
  }

  private static Query deals() {
    return Query.of("opportunities")
        .select(
            "opportunityid",
            "name",
            "estimatedvalue",
            "estimatedvalue_base",
            "estimatedclosedate",
            "closeprobability",
            "stepname",
            "modifiedon",
            "_customerid_value",
            "_parentaccountid_value",
            "_parentcontactid_value",
            "_ownerid_value",
            "_transactioncurrencyid_value")
        .orderBy(desc("estimatedvalue_base"), asc("estimatedclosedate"))
        .pageSize(100);
  }

  private static Query accounts(Condition which) {
    return Query.of("accounts")
        .select(
            "accountid",
            "name",
            "accountnumber",
            "address1_city",
            "statecode",
            "emailaddress1",
            "websiteurl",
            "telephone1",
            "_parentaccountid_value",
            "_masterid_value")
        .orderBy(asc("name"))
        .pageSize(50)
        .where(which);
  }

  private static Query contacts(Condition which) {
    return Query.of("contacts")
        .select(
            "contactid",
            "fullname",
            "emailaddress1",
            "address1_city",
            "statecode",
            "telephone1",
            "mobilephone",
            "_parentcustomerid_value",
            "_masterid_value")
        .orderBy(asc("fullname"))
        .pageSize(50)
        .where(which);
  }

  private static Condition firm(String column, String pattern) {
    return beginning(column, FIRM, pattern);
  }

  private static Condition person(String column, String pattern) {
    return beginning(column, PERSON, pattern);
  }

  private static Condition beginning(String column, List<String> fronts, String pattern) {
    return any(
        fronts.stream().map(front -> column(column).startsWithPattern(front + pattern)).toList());
  }

  private static List<String> queries(List<RecordedRequest> requests) {
    return requests.get(0).parts().stream().map(part -> part.path() + part.query()).toList();
  }
}
