package io.github.dealsummary.dataverse;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A client of one Dataverse environment.
 *
 * <pre>{@code
 * try (DataverseClient sales =
 *     DataverseClient.builder("https://contoso-sales.crm.dynamics.com")
 *         .tokens(EntraTokens.clientSecret(tenantId, clientId, secret))
 *         .build()) {
 *   sales.stream(Query.of("accounts").select("name"))
 *       .forEach(row -> System.out.println(row.string("name").orElse("")));
 * }
 * }</pre>
 *
 * <p>Immutable and safe for any number of threads; make one for each environment and keep it. Calls
 * block, and end by their deadline. A call that fails throws {@link DataverseException}.
 */
public final class DataverseClient implements AutoCloseable {
  private final ClientView view;

  private DataverseClient(ClientView view) {
    this.view = view;
  }

  /**
   * Starts a client for the environment at this address, {@code
   * https://contoso-sales.crm.dynamics.com}.
   *
   * @throws IllegalArgumentException if the address is not the https address of a host; http is
   *     accepted for loopback only
   */
  public static Builder builder(String environmentUrl) {
    LibraryVersions.requireUsable();
    return new Builder(EnvironmentAddress.parse(environmentUrl));
  }

  /**
   * Returns a view of this client that acts for a person. Dataverse then allows what both the
   * application and that person may do. The application needs the privilege
   * prvActOnBehalfOfAnotherUser.
   *
   * @param entraObjectId the person's object id in Entra ID, sent as {@code CallerObjectId}
   * @see <a
   *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/impersonate-another-user-web-api">Impersonate
   *     another user using the Web API</a>
   */
  public DataverseClient onBehalfOf(UUID entraObjectId) {
    return new DataverseClient(view.onBehalfOf(requireNonNull(entraObjectId)));
  }

  /**
   * Returns a view of this client, over the same connections, that signs in with other tokens, such
   * as those of a user from {@code EntraTokens.onBehalfOf()}. The view keeps its own token and its
   * own throttling, since Dataverse limits each user separately. Make one for each user and keep
   * it.
   */
  public DataverseClient signedInWith(TokenSource tokens) {
    return new DataverseClient(view.signedInWith(requireNonNull(tokens)));
  }

  /**
   * Returns a view of this client whose calls all end within this time, counted from now. They
   * never end later than those of the view it was made from. With zero or less, calls fail before
   * they are sent. Closing a view closes the client, so close only the client.
   */
  public DataverseClient within(Duration time) {
    return new DataverseClient(view.within(time));
  }

  /** Returns a view of this client whose calls can also be ended by this cancellation. */
  public DataverseClient endedBy(Cancellation cancellation) {
    return new DataverseClient(view.endedBy(cancellation));
  }

  /**
   * Returns a view of this client that reads at most this much of a reply, counted unpacked. A call
   * whose reply is larger fails as unreadable. The default is 128 MB, since Dataverse's own
   * messages have up to 117 MB. A stream asks for one page at a time, so each page may be so large.
   *
   * @param bytes the size of the largest reply, above zero
   */
  public DataverseClient readingAtMost(long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("The largest reply must have at least one byte.");
    }
    return new DataverseClient(view.readingAtMost(bytes));
  }

  /** Returns how long a call that starts now may take. */
  public Duration timeLeft() {
    return view.deadline().left();
  }

  /**
   * Returns the rows of a query. Pages are fetched as the stream is read, and one page is held in
   * memory at a time. Each page is a call of its own, with a deadline of its own.
   */
  public Stream<Row> stream(Reading reading) {
    return stream(reading, this::replyPage);
  }

  /**
   * Returns what the mapper makes of the rows of a query, while they are read. Pages are fetched as
   * in {@link #stream(Reading)}.
   */
  public <T> Stream<T> stream(Reading reading, RowMapper<T> mapper) {
    return stream(reading, request -> mapped(request, mapper));
  }

  /**
   * Returns all rows behind an expanded collection-valued navigation property: first those that
   * came with the row, then the rest, page by page.
   */
  public Stream<Row> stream(Row row, String navigation) {
    Stream<Row> sent = row.rows(navigation).stream();
    return row.nextLink(navigation)
        .map(link -> Stream.concat(sent, stream(new NextPages(navigation, link))))
        .orElse(sent);
  }

  /**
   * Reads a single row with these columns, or with all columns if none are named. The result is
   * empty if there is no such row.
   */
  public Optional<Row> find(Key key, String... columns) {
    String selected = String.join(",", Stream.of(columns).map(ODataNames::simple).toList());
    String address =
        key.address() + (selected.isEmpty() ? "" : "?$select=" + Literal.encoded(selected));
    ApiRequest request =
        ApiRequest.get(
            "reading one of " + key.entitySet(), address, Map.of("Prefer", Query.ANNOTATIONS));
    try {
      return Optional.of(view.send(request, (head, body) -> JsonReply.row(body)));
    } catch (DataverseException e) {
      if (e.isNoSuchRow(key.id())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Reads the first page of a query. */
  public Page page(Reading reading) {
    return new Page(reading, 1, replyPage(reading.page(reading.address())));
  }

  /** Reads the page after this one. The result is empty after the last page. */
  public Optional<Page> next(Page page) {
    return Optional.ofNullable(page.nextAddress())
        .map(address -> replyPage(page.reading().page(address)))
        .map(replyPage -> new Page(page.reading(), page.number() + 1, replyPage));
  }

  /**
   * Returns how many rows match. Dataverse counts up to 5,000, so 5,000 means "5,000 or more".
   *
   * @throws IllegalArgumentException if the query has anything but a table and a condition
   */
  public long count(Query query) {
    return view.send(query.counting(), (head, body) -> CountReply.read(body));
  }

  /** Sends several queries in one round trip. */
  public Batch.Reply send(Batch batch) {
    return view.send(batch);
  }

  /** Creates, changes or deletes a row. */
  public WriteResult send(Write write) {
    return view.send(write.request(view.transport().root()), new WriteReply(write));
  }

  /**
   * Sends several writes in one round trip. Either all of them are done or none.
   *
   * @return the results, in the order of the writes
   */
  public List<WriteResult> send(ChangeSet set) {
    return view.send(set);
  }

  /** Calls an action. The properties of its result are the columns of the row. */
  public Row call(ActionCall action) {
    return view.send(action.request(), DataverseClient::result);
  }

  /**
   * Calls a function. The properties of its result are the columns of the row; a collection is in
   * the column {@code value}.
   */
  public Row call(FunctionCall function) {
    return view.send(function.request(), DataverseClient::result);
  }

  /**
   * Returns who this client is to Dataverse. It is the shortest way to see whether the address and
   * the identity work.
   */
  public WhoAmI whoAmI() {
    Row me = call(FunctionCall.named("WhoAmI"));
    return new WhoAmI(
        me.requiredId("UserId"), me.requiredId("BusinessUnitId"), me.requiredId("OrganizationId"));
  }

  /**
   * Ends the calls in progress of this client and of all its views; they fail as unavailable. A
   * later call throws {@link IllegalStateException}.
   */
  @Override
  public void close() {
    view.transport().close();
  }

  Gate gate() {
    return view.transport().gate();
  }

  private <T> ReplyPage<T> mapped(ApiRequest request, RowMapper<T> mapper) {
    try {
      return view.send(request, (head, body) -> JsonReply.mapped(body, mapper));
    } catch (MapperFailure failure) {
      throw failure.reason();
    }
  }

  private ReplyPage<Row> replyPage(ApiRequest request) {
    return view.send(request, (head, body) -> JsonReply.page(body));
  }

  private static <T> Stream<T> stream(Reading reading, Function<ApiRequest, ReplyPage<T>> fetch) {
    Stream<T> items =
        StreamSupport.stream(new ReplyPages<>(reading, fetch), false)
            .flatMap(replyPage -> replyPage.items().stream());
    return reading.top().isPresent() ? items.limit(reading.top().getAsInt()) : items;
  }

  private static Row result(ReplyHead head, InputStream body) throws IOException {
    return JsonReply.rowIfAny(body).orElse(Row.NONE);
  }

  /** Collects what a client needs. Only {@link #tokens} has no default. */
  public static final class Builder {
    private final URI environment;
    private @Nullable TokenSource tokens;
    private @Nullable OkHttpClient http;
    private OutboundProxy proxy = OutboundProxy.ofJvm();
    private RetryPolicy retry = RetryPolicy.standard();
    private Duration callLimit = Duration.ofSeconds(60);
    private int longestAddress = 8_000;
    private @Nullable DataverseListener listener;
    private TimeSource time = TimeSource.system();
    private ReplyLimit replies = ReplyLimit.OF_DATAVERSE;

    private Builder(URI environment) {
      this.environment = environment;
    }

    /** Sets where tokens come from. */
    public Builder tokens(TokenSource source) {
      tokens = requireNonNull(source);
      return this;
    }

    /** Sets how failed attempts are repeated. The default is {@link RetryPolicy#standard()}. */
    public Builder retry(RetryPolicy policy) {
      retry = requireNonNull(policy);
      return this;
    }

    /**
     * Sets how long a call may take, including token, attempts, waits and body. The default is one
     * minute.
     */
    public Builder callLimit(Duration limit) {
      if (limit.isZero() || limit.isNegative()) {
        throw new IllegalArgumentException("The call limit must be longer than zero.");
      }
      callLimit = limit;
      return this;
    }

    /**
     * Sets the OkHttp client whose connection pool, proxy, certificates and interceptors are used.
     * A proxy that it names comes before {@link #proxy}. Its read and write timeouts, retries and
     * redirects are replaced by this client's own.
     */
    public Builder http(OkHttpClient client) {
      http = requireNonNull(client);
      return this;
    }

    /**
     * Sets the proxy by which the environment and Entra ID are reached. The default is what the JVM
     * is told, {@link OutboundProxy#ofJvm()}.
     */
    public Builder proxy(OutboundProxy way) {
      proxy = requireNonNull(way);
      return this;
    }

    /**
     * Sets how many characters an address may have. A query with a longer address is sent as a
     * batch. The default is 8,000, which proxies accept; Dataverse itself accepts 32,768.
     */
    public Builder longestAddress(int characters) {
      if (characters < 0 || characters > 32_768) {
        throw new IllegalArgumentException("An address has at most 32,768 characters.");
      }
      longestAddress = characters;
      return this;
    }

    /** Sets who sees attempts, waits and outcomes. The default is nobody. */
    public Builder listener(DataverseListener observer) {
      listener = requireNonNull(observer);
      return this;
    }

    Builder replies(ReplyLimit own) {
      replies = own;
      return this;
    }

    Builder time(TimeSource own) {
      time = own;
      return this;
    }

    /**
     * Makes the client. It sends nothing yet.
     *
     * @throws IllegalStateException if {@link #tokens} was not called
     */
    public DataverseClient build() {
      if (tokens == null) {
        throw new IllegalStateException("The builder has no source of tokens. Call tokens(..).");
      }
      Transport transport =
          new Transport(new Connections(http, proxy), environment, tokens, retry, listener, time);
      ClientView.Limits limits = new ClientView.Limits(callLimit, longestAddress, replies);
      return new DataverseClient(new ClientView(transport, limits, null, List.of(), null));
    }
  }
}
