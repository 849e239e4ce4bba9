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
 * block and end by their deadline. A call that does not succeed throws {@link DataverseException}.
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
    return new DataverseClient(view.onBehalfOf(requireNonNull(entraObjectId)));
  }

  /**
   * A view of this client, over the same connections, that signs in with other tokens: those of a
   * user, from {@code EntraTokens.onBehalfOf()}. It keeps its own token, and is throttled apart as
   * Dataverse limits each user apart, so make one for each user and keep it.
   */
  public DataverseClient signedInWith(TokenSource tokens) {
    return new DataverseClient(view.signedInWith(requireNonNull(tokens)));
  }

  /**
   * A view of this client whose calls must all have ended this long from now. Never later than the
   * view it was made from. No time, or less, ends them before they are sent. Like every view it
   * closes the client with itself, so close the client instead.
   */
  public DataverseClient within(Duration time) {
    return new DataverseClient(view.within(time));
  }

  /** A view of this client whose calls end with this cancellation too. */
  public DataverseClient endedBy(Cancellation cancellation) {
    return new DataverseClient(view.endedBy(cancellation));
  }

  /** How long a call made now may take. */
  public Duration timeLeft() {
    return view.deadline().left();
  }

  /**
   * The rows of a query, fetched page by page as the stream is read; a page is held at a time. Each
   * page has the time of a call.
   */
  public Stream<Row> stream(Reading reading) {
    return stream(reading, this::replyPage);
  }

  /** The same, each row made into something else while it is read. */
  public <T> Stream<T> stream(Reading reading, RowMapper<T> mapper) {
    return stream(reading, request -> mapped(request, mapper));
  }

  /**
   * The rows behind an expanded collection-valued navigation property: those that came with the
   * row, and then, page by page, those that did not.
   */
  public Stream<Row> stream(Row row, String navigation) {
    Stream<Row> sent = row.rows(navigation).stream();
    return row.nextLink(navigation)
        .map(link -> Stream.concat(sent, stream(new NextPages(navigation, link))))
        .orElse(sent);
  }

  /**
   * A single row with these columns, or with all if none are named; empty if there is no such row.
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

  /** The first page of a query. */
  public Page page(Reading reading) {
    return new Page(reading, 1, replyPage(reading.page(reading.address())));
  }

  /** The page after this one; empty after the last. */
  public Optional<Page> next(Page page) {
    return Optional.ofNullable(page.nextAddress())
        .map(address -> replyPage(page.reading().page(address)))
        .map(replyPage -> new Page(page.reading(), page.number() + 1, replyPage));
  }

  /**
   * How many rows match, 5,000 meaning "or more", as Dataverse counts no further.
   *
   * @throws IllegalArgumentException if the query says more than table and condition
   */
  public long count(Query query) {
    return view.send(query.counting(), (head, body) -> CountReply.read(body));
  }

  /** Several readings in one round trip. */
  public Batch.Reply send(Batch batch) {
    return view.send(batch);
  }

  /** Creates, changes or deletes a row. */
  public WriteResult send(Write write) {
    return view.send(write.request(view.transport().root()), new WriteReply(write));
  }

  /**
   * Does several writes in one round trip, all or none.
   *
   * @return what each came to, in their order
   */
  public List<WriteResult> send(ChangeSet set) {
    return view.send(set);
  }

  /** Calls an action; its result's properties are the row's columns, none if it has none. */
  public Row call(ActionCall action) {
    return view.send(action.request(), DataverseClient::result);
  }

  /**
   * Calls a function; its result's properties are the row's columns, {@code value} a collection.
   */
  public Row call(FunctionCall function) {
    return view.send(function.request(), DataverseClient::result);
  }

  /** Who this client is to Dataverse: the shortest way to see whether address and identity work. */
  public WhoAmI whoAmI() {
    Row me = call(FunctionCall.named("WhoAmI"));
    return new WhoAmI(
        me.requiredId("UserId"), me.requiredId("BusinessUnitId"), me.requiredId("OrganizationId"));
  }

  /**
   * Ends the calls in progress, of this client and all its views, as unavailable. A later call is
   * an {@link IllegalStateException}.
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

  /** Collects what a client needs; only {@link #tokens} has no default. */
  public static final class Builder {
    private final URI environment;
    private @Nullable TokenSource tokens;
    private @Nullable OkHttpClient http;
    private RetryPolicy retry = RetryPolicy.standard();
    private Duration callLimit = Duration.ofSeconds(60);
    private int longestAddress = 8_000;
    private @Nullable DataverseListener listener;
    private TimeSource time = TimeSource.system();

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

    /**
     * How many characters an address may have; a longer read travels as a batch. 8,000 unless said,
     * which proxies take; Dataverse itself takes 32,768.
     */
    public Builder longestAddress(int characters) {
      if (characters < 0 || characters > 32_768) {
        throw new IllegalArgumentException("An address has at most 32,768 characters.");
      }
      longestAddress = characters;
      return this;
    }

    /** Who sees attempts, waits and outcomes; nobody unless said. */
    public Builder listener(DataverseListener observer) {
      listener = requireNonNull(observer);
      return this;
    }

    Builder time(TimeSource own) {
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
      Transport transport =
          new Transport(new Connections(http), environment, tokens, retry, listener, time);
      ClientView.Limits limits = new ClientView.Limits(callLimit, longestAddress);
      return new DataverseClient(new ClientView(transport, limits, null, List.of(), null));
    }
  }
}
