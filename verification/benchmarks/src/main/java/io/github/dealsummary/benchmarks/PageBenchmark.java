package io.github.dealsummary.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParseNode;
import com.microsoft.kiota.serialization.SerializationWriter;
import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Row;
import io.github.dealsummary.dataverse.RowMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.api.domain.ClientEntity;
import org.apache.olingo.client.api.domain.ClientEntitySet;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.commons.api.format.ContentType;
import org.jspecify.annotations.Nullable;
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

/** A page of 5,000 annotated rows, about 6 MB, of which three columns are used. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class PageBenchmark {
  private static final int ROWS = 5_000;

  /** Three columns of each row, added up to something small. */
  private static final RowMapper<Integer> MAPPER =
      RowMapper.of(
          row ->
              row.string("name").orElse("").length()
                  + row.decimal("estimatedvalue").orElse(BigDecimal.ZERO).intValue()
                  + row.string("estimatedclosedate").orElse("").length(),
          "name",
          "estimatedvalue",
          "estimatedclosedate");

  private final ObjectMapper mapper = new ObjectMapper();
  private final JsonFactory factory = new JsonFactory();
  private final OkHttpClient okhttp = new OkHttpClient();
  private final HttpClient jdk = HttpClient.newHttpClient();
  private final ODataClient olingo = ODataClientFactory.getClient();
  private CannedServer server = new CannedServer("{}");
  private DataverseClient client = client(server.url());

  @Setup
  public void start() {
    server = new CannedServer(SampleRows.page(ROWS));
    client = client(server.url());
  }

  @TearDown
  public void stop() throws IOException {
    client.close();
    server.close();
  }

  @Benchmark
  public void clientRows(Blackhole used) {
    for (Row row : client.page(Query.of("opportunities")).rows()) {
      used.consume(row.string("name").orElse(""));
      used.consume(row.decimal("estimatedvalue").orElse(BigDecimal.ZERO));
      used.consume(row.string("estimatedclosedate").orElse(""));
    }
  }

  @Benchmark
  public void clientMapper(Blackhole used) {
    client.stream(Query.of("opportunities"), MAPPER).forEach(used::consume);
  }

  @Benchmark
  public void okhttpTree(Blackhole used) throws IOException {
    try (Response reply = get()) {
      use(mapper.readTree(reply.body().byteStream()), used);
    }
  }

  @Benchmark
  public void okhttpStreaming(Blackhole used) throws IOException {
    try (Response reply = get();
        JsonParser parser = factory.createParser(reply.body().byteStream())) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() != JsonToken.FIELD_NAME) {
          continue;
        }
        switch (parser.currentName()) {
          case "name", "estimatedclosedate" -> used.consume(parser.nextTextValue());
          case "estimatedvalue" -> {
            parser.nextToken();
            used.consume(parser.getDecimalValue());
          }
          default -> parser.nextToken();
        }
      }
    }
  }

  @Benchmark
  public void jdkTree(Blackhole used) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/x")).build();
    try (InputStream body = jdk.send(request, BodyHandlers.ofInputStream()).body()) {
      use(mapper.readTree(body), used);
    }
  }

  @Benchmark
  public void olingo(Blackhole used) throws IOException {
    try (Response reply = get()) {
      ClientEntitySet set =
          olingo
              .getBinder()
              .getODataEntitySet(
                  olingo
                      .getDeserializer(ContentType.APPLICATION_JSON)
                      .toEntitySet(reply.body().byteStream()));
      for (ClientEntity row : set.getEntities()) {
        used.consume(row.getProperty("name").getValue());
        used.consume(row.getProperty("estimatedvalue").getValue());
        used.consume(row.getProperty("estimatedclosedate").getValue());
      }
    } catch (org.apache.olingo.client.api.serialization.ODataDeserializerException e) {
      throw new IOException(e);
    }
  }

  @Benchmark
  public void kiota(Blackhole used) throws IOException {
    try (Response reply = get()) {
      ParseNode node =
          new JsonParseNodeFactory().getParseNode("application/json", reply.body().byteStream());
      ParseNode value = node.getChildNode("value");
      List<KiotaDeal> deals =
          value == null ? List.of() : value.getCollectionOfObjectValues(parsed -> new KiotaDeal());
      for (KiotaDeal deal : deals) {
        used.consume(deal.name);
        used.consume(deal.value);
        used.consume(deal.closeDate);
      }
    }
  }

  static DataverseClient client(String url) {
    AccessToken token = new AccessToken("t", Instant.now().plusSeconds(86_400));
    return DataverseClient.builder(url).tokens(request -> token).build();
  }

  private Response get() throws IOException {
    return okhttp.newCall(new Request.Builder().url(server.url() + "/x").build()).execute();
  }

  private static void use(JsonNode tree, Blackhole used) {
    for (JsonNode row : tree.path("value")) {
      used.consume(row.path("name").textValue());
      used.consume(row.path("estimatedvalue").decimalValue());
      used.consume(row.path("estimatedclosedate").textValue());
    }
  }

  /** What Kiota would generate for the three columns. */
  private static final class KiotaDeal implements Parsable {
    private @Nullable String name;
    private @Nullable BigDecimal value;
    private @Nullable String closeDate;

    @Override
    public Map<String, Consumer<ParseNode>> getFieldDeserializers() {
      Map<String, Consumer<ParseNode>> fields = new HashMap<>();
      fields.put("name", node -> name = node.getStringValue());
      fields.put("estimatedvalue", node -> value = node.getBigDecimalValue());
      fields.put("estimatedclosedate", node -> closeDate = node.getStringValue());
      return fields;
    }

    @Override
    public void serialize(SerializationWriter writer) {
      throw new UnsupportedOperationException("only read");
    }
  }
}
