package io.github.dealsummary.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Key;
import io.github.dealsummary.dataverse.Row;
import java.io.IOException;
import java.util.UUID;
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

/** One annotated row by its id, of which one column is used. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class RowBenchmark {
  private static final Key KEY = Key.of("opportunities", new UUID(1, 1));

  private final ObjectMapper mapper = new ObjectMapper();
  private final JsonFactory factory = new JsonFactory();
  private final OkHttpClient okhttp = new OkHttpClient();
  private CannedServer server = new CannedServer("{}");
  private DataverseClient client = PageBenchmark.client(server.url());

  @Setup
  public void start() {
    server = new CannedServer(SampleRows.row());
    client = PageBenchmark.client(server.url());
  }

  @TearDown
  public void stop() throws IOException {
    client.close();
    server.close();
  }

  @Benchmark
  public void client(Blackhole used) {
    Row row = client.find(KEY).orElseThrow();
    used.consume(row.string("name").orElse(""));
  }

  @Benchmark
  public void okhttpStreaming(Blackhole used) throws IOException {
    try (Response reply = get();
        JsonParser parser = factory.createParser(reply.body().byteStream())) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && parser.currentName().equals("name")) {
          used.consume(parser.nextTextValue());
        }
      }
    }
  }

  @Benchmark
  public void okhttpTree(Blackhole used) throws IOException {
    try (Response reply = get()) {
      JsonNode tree = mapper.readTree(reply.body().byteStream());
      used.consume(tree.path("name").textValue());
    }
  }

  /** With the headers that Dataverse asks for, as anybody would send them. */
  private Response get() throws IOException {
    Request request =
        new Request.Builder()
            .url(server.url() + "/api/data/v9.2/opportunities(1)")
            .header("Authorization", "Bearer t")
            .header("Accept", "application/json")
            .header("OData-MaxVersion", "4.0")
            .header("OData-Version", "4.0")
            .header("Prefer", "odata.include-annotations=\"*\"")
            .build();
    return okhttp.newCall(request).execute();
  }
}
