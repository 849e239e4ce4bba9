package io.github.dealsummary.benchmarks;

import static io.github.dealsummary.dataverse.Condition.column;

import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Row;
import io.github.dealsummary.dataverse.entra.EntraTokens;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
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

/** What of a test's time the emulator takes, over 100,000 generated opportunities. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class EmulatorBenchmark {
  private static final Query PAGE = Query.of("opportunities").pageSize(5_000);

  private final OkHttpClient okhttp = new OkHttpClient();
  private DataverseEmulator emulator = DataverseEmulator.start();
  private DataverseClient client = client(emulator);
  private Query one = PAGE;

  @Setup
  public void start() {
    emulator.close();
    emulator = DataverseEmulator.builder().generate(100_000, 7).start();
    client = client(emulator);
    List<Row> rows = client.page(PAGE).rows();
    String name = rows.get(rows.size() - 1).string("name").orElseThrow();
    one = Query.of("opportunities").select("name").where(column("name").eq(name));
  }

  @TearDown
  public void stop() {
    client.close();
    emulator.close();
  }

  /** Written by the emulator, read by the client. */
  @Benchmark
  public void pageReadByTheClient(Blackhole used) {
    used.consume(client.page(PAGE));
  }

  /** Written by the emulator, its bytes thrown away. */
  @Benchmark
  public void pageWritten(Blackhole used) throws IOException {
    Request request =
        new Request.Builder()
            .url(emulator.url() + "/api/data/v9.2/opportunities")
            .header("Authorization", "Bearer " + emulator.token())
            .header("Prefer", "odata.include-annotations=\"*\",odata.maxpagesize=5000")
            .build();
    try (Response reply = okhttp.newCall(request).execute()) {
      used.consume(reply.body().byteStream().skip(Long.MAX_VALUE));
    }
  }

  /** One row by an equality filter. */
  @Benchmark
  public void equalityFilter(Blackhole used) {
    used.consume(client.page(one));
  }

  /** The same round trip without a filter to evaluate. */
  @Benchmark
  public void whoAmI(Blackhole used) {
    used.consume(client.whoAmI());
  }

  static DataverseClient client(DataverseEmulator emulator) {
    return DataverseClient.builder(emulator.url().toString())
        .tokens(
            EntraTokens.clientSecret(
                    emulator.tenantId(), emulator.clientId(), emulator.clientSecret())
                .at(emulator.authority()))
        .build();
  }
}
