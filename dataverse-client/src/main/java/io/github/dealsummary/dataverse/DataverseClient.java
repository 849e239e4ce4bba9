package io.github.dealsummary.dataverse;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A client of one Dataverse environment.
 *
 * <pre>{@code
 * try (DataverseClient sales =
 *     DataverseClient.builder("https://contoso-sales.crm.dynamics.com")
 *         .tokens(EntraTokens.clientSecret(tenantId, clientId, secret))
 *         .build()) {
 *   sales.stream(Query.of("accounts").select("name")).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Immutable and safe for any number of threads; make one for each environment and keep it. Calls
 * block and end by their deadline. A call that does not succeed throws {@link DataverseException}.
 */
public final class DataverseClient implements AutoCloseable {
  /** By primary key, and by alternate key. */
  private static final Set<String> NO_SUCH_ROW = Set.of("0x80040217", "0x80060891");

  private final Transport transport;
  private final Duration callLimit;
  private final @Nullable Deadline budget;
  private final @Nullable UUID caller;

  private DataverseClient(
      Transport transport, Duration callLimit, @Nullable Deadline budget, @Nullable UUID caller) {
    this.transport = transport;
    this.callLimit = callLimit;
    this.budget = budget;
    this.caller = caller;
  }

  /**
   * Starts a client for the environment at this address, {@code
   * https://contoso-sales.crm.dynamics.com}.
   *
   * @throws IllegalArgumentException if the address is no https address of a host; http is taken
   *     for loopback only
   */
  public static Builder builder(String environmentUrl) {
    return new Builder(EnvironmentAddress.parse(environmentUrl));
  }

  /**
   * A view of this client that acts for a person: Dataverse allows what both the application and
   * that person may do. The application needs the privilege prvActOnBehalfOfAnotherUser.
   *
   * @param entraObjectId the person's object id in Entra ID, sent as {@code CallerObjectId}
   * @see <a
   *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/impersonate-another-user-web-api">Impersonate
   *     another user using the Web API</a>
   */
  public DataverseClient onBehalfOf(UUID entraObjectId) {
    return new DataverseClient(transport, callLimit, budget, requireNonNull(entraObjectId));
  }

  /**
   * A view of this client whose calls must all have ended this long from now. Never later than the
   * view it was made from.
   */
  public DataverseClient within(Duration time) {
    Deadline next = transport.deadline(time);
    return new DataverseClient(
        transport, callLimit, budget == null ? next : next.orEarlier(budget), caller);
  }

  /** How long a call made now may take. */
  public Duration timeLeft() {
    return deadline().left();
  }

  /**
   * The rows of a query, fetched page by page as the stream is read; a page is held at a time. Each
   * page has the time of a call.
   */
  public Stream<Row> stream(Query query) {
    return stream(
        query,
        address -> {
          Page page = page(query, address);
          return new Chunk<>(page.rows(), -1, page.nextLink().orElse(null));
        });
  }

  /** The same, each row made into something else while it is read. */
  public <T> Stream<T> stream(Query query, RowMapper<T> mapper) {
    return stream(
        query,
        address ->
            transport.send(
                reading(query, address),
                caller,
                deadline(),
                (head, body) -> JsonReply.mapped(body, mapper)));
  }

  /**
   * A single row with these columns, or with all if none are named; empty if there is no such row,
   * or none that may be seen.
   */
  public Optional<Row> find(Key key, String... columns) {
    String selected = String.join(",", Stream.of(columns).map(Names::simple).toList());
    String address =
        key.address() + (selected.isEmpty() ? "" : "?$select=" + Literal.encoded(selected));
    ApiRequest request =
        ApiRequest.get(
            "reading one of " + key.entitySet(), address, Map.of("Prefer", Query.ANNOTATIONS));
    try {
      return Optional.of(
          transport.send(request, caller, deadline(), (head, body) -> JsonReply.row(body)));
    } catch (DataverseException e) {
      if (e.code().filter(NO_SUCH_ROW::contains).isPresent()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The first page of a query. */
  public Page page(Query query) {
    return page(query, query.address());
  }

  /** Several queries in one round trip. */
  public Batch.Reply send(Batch batch) {
    BatchExchange exchange = new BatchExchange(batch, transport.root(), caller);
    try {
      return transport.send(exchange.request(), caller, deadline(), exchange::read);
    } catch (DataverseException failure) {
      return exchange.incomplete(failure);
    }
  }

  /**
   * Calls an unbound action; its result's properties are the row's columns, none if it has none.
   */
  public Row call(Action action) {
    return transport.send(action.request(), caller, deadline(), DataverseClient::result);
  }

  /** Who this client is to Dataverse: the shortest way to see whether address and identity work. */
  public WhoAmI whoAmI() {
    ApiRequest request = ApiRequest.get("asking WhoAmI", "WhoAmI", Map.of());
    Row me = transport.send(request, caller, deadline(), DataverseClient::result);
    return new WhoAmI(
        me.requiredId("UserId"), me.requiredId("BusinessUnitId"), me.requiredId("OrganizationId"));
  }

  /**
   * Ends the calls in progress, of this client and all its views, as unavailable. A later call is
   * an {@link IllegalStateException}.
   */
  @Override
  public void close() {
    transport.close();
  }

  private Page page(Query query, String address) {
    return transport.send(
        reading(query, address), caller, deadline(), (head, body) -> JsonReply.page(body));
  }

  private static ApiRequest reading(Query query, String address) {
    return ApiRequest.get(
        "reading " + query.entitySet(), address, Map.of("Prefer", query.preferences()));
  }

  private static <T> Stream<T> stream(Query query, Function<String, Chunk<T>> fetch) {
    Iterator<Chunk<T>> chunks = new Chunks<>(query, fetch);
    Stream<T> items =
        StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                    chunks, Spliterator.ORDERED | Spliterator.NONNULL),
                false)
            .flatMap(chunk -> chunk.items().stream());
    return query.top().isPresent() ? items.limit(query.top().getAsInt()) : items;
  }

  private static Row result(Response head, InputStream body) throws IOException {
    return head.code() == 204
        ? JsonReply.row(new ByteArrayInputStream(new byte[] {'{', '}'}))
        : JsonReply.row(body);
  }

  private Deadline deadline() {
    Deadline call = transport.deadline(callLimit);
    return budget == null ? call : call.orEarlier(budget);
  }

  /** Collects what a client needs; only {@link #tokens} has no default. */
  public static final class Builder {
    private final URI environment;
    private @Nullable TokenSource tokens;
    private @Nullable OkHttpClient http;
    private RetryPolicy retry = RetryPolicy.standard();
    private Duration callLimit = Duration.ofSeconds(60);
    private Time time = Time.system();

    private Builder(URI environment) {
      this.environment = environment;
    }

    /** Where tokens come from. */
    public Builder tokens(TokenSource source) {
      tokens = requireNonNull(source);
      return this;
    }

    /** How failed attempts are repeated; {@link RetryPolicy#standard()} unless said. */
    public Builder retry(RetryPolicy policy) {
      retry = requireNonNull(policy);
      return this;
    }

    /** How long a call may take in all: token, attempts, waits and body. A minute unless said. */
    public Builder callLimit(Duration limit) {
      if (limit.isZero() || limit.isNegative()) {
        throw new IllegalArgumentException("Give calls some time.");
      }
      callLimit = limit;
      return this;
    }

    /**
     * An OkHttp client whose connection pool, proxy, certificates and interceptors to use. Its time
     * limits on reading and writing, retries and redirects are replaced by this client's own.
     */
    public Builder http(OkHttpClient client) {
      http = requireNonNull(client);
      return this;
    }

    Builder time(Time own) {
      time = own;
      return this;
    }

    /**
     * The client. Sends nothing yet.
     *
     * @throws IllegalStateException if {@link #tokens} was not called
     */
    public DataverseClient build() {
      if (tokens == null) {
        throw new IllegalStateException("Say where tokens come from: call tokens(..).");
      }
      Transport transport = new Transport(new Connections(http), environment, tokens, retry, time);
      return new DataverseClient(transport, callLimit, null, null);
    }
  }
}
