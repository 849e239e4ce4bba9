package io.github.dealsummary.emulator;

import static java.util.Objects.requireNonNull;

import io.github.dealsummary.emulator.identity.CallingUser;
import io.github.dealsummary.emulator.identity.Entra;
import io.github.dealsummary.emulator.identity.FederatedIssuer;
import io.github.dealsummary.emulator.identity.Privileges;
import io.github.dealsummary.emulator.identity.Roles;
import io.github.dealsummary.emulator.message.CopilotSummaries;
import io.github.dealsummary.emulator.message.CustomApis;
import io.github.dealsummary.emulator.message.Messages;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Schema;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.web.JsonAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A Dataverse environment on a loopback port: the Web API over plain HTTP, and the token endpoint
 * of Microsoft Entra ID beside it.
 *
 * <pre>{@code
 * try (DataverseEmulator sales = DataverseEmulator.start()) {
 *   HttpRequest openDeals =
 *       HttpRequest.newBuilder(sales.url().resolve("/api/data/v9.2/opportunities?$filter=statecode%20eq%200"))
 *           .header("Authorization", "Bearer " + sales.token())
 *           .build();
 * }
 * }</pre>
 *
 * <p>What Dataverse can do and the emulator cannot is refused with status 501 and an OData error
 * that names it. All methods may be called from any thread.
 */
public final class DataverseEmulator implements AutoCloseable {
  private final SeedFile seedFile;
  private final LoopbackListener listener;
  private final URI url;
  private final Store store;
  private final List<Row> atStart;
  private final Entra entra;
  private final Privileges privileges;
  private final Faults faults = new Faults();
  private final RequestLog log = new RequestLog();
  private final WebServer web;
  private final Optional<String> fixedToken;

  private DataverseEmulator(SeedFile seedFile, Schema schema, Builder asked) throws IOException {
    this.seedFile = seedFile;
    this.store = seedFile.store(schema, asked.clock, asked.accentSensitive);
    new GeneratedOrg(store, asked.generatedSeed).add(asked.generated);
    this.privileges = new Privileges(store, Roles.read(seedFile.security(), store));
    this.atStart = store.allRows();
    this.listener = new LoopbackListener(asked.port, asked.relayed);
    this.url = listener.url();
    this.entra =
        new Entra(
            seedFile.application(),
            url.toString(),
            new Entra.Proofs(asked.certificate, asked.federated),
            asked.clock);
    this.fixedToken = asked.token;
    if (fixedToken.isPresent()) {
      entra.accept(fixedToken.get());
    }
    this.web = web(asked);
    listener.start(web);
  }

  private WebServer web(Builder asked) {
    JsonAnswers answers = new JsonAnswers(url + "/api/data/v9.2/");
    Messages messages =
        new Messages(
            answers,
            seedFile.ids(),
            new CustomApis(seedFile.messages(), answers),
            new CopilotSummaries(answers, asked.weather.copilot()::refusal));
    CallerViews views =
        new CallerViews(store, new CallingUser(store, seedFile.applicationUser()), privileges);
    return new WebServer(
        new WebServer.Routes(
            entra,
            new WebApi(views, faults, asked.weather, answers, messages),
            new EmulatorHandles(this)),
        new WebServer.Conditions(
            faults, asked.weather, new ServiceProtection(asked.weather, asked.clock)),
        log,
        listener::reset);
  }

  /** Starts the sample org "Contoso Sales" on a free port. */
  public static DataverseEmulator start() {
    return builder().start();
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * The environment's URL, {@code http://127.0.0.1:PORT}; the API is at {@code /api/data/v9.2/}.
   */
  public URI url() {
    return url;
  }

  /** The Entra stand-in; tokens are at {@code /{tenantId}/oauth2/v2.0/token}. */
  public URI authority() {
    return url;
  }

  public String tenantId() {
    return seedFile.application().tenantId();
  }

  public String clientId() {
    return seedFile.application().clientId();
  }

  public String clientSecret() {
    return seedFile.application().clientSecret();
  }

  /** A new bearer token, good for an hour; the fixed one, if the builder was given one. */
  public String token() {
    return fixedToken.orElseGet(entra::issue);
  }

  /**
   * A token that a user has for the application, as a front end sends it: the assertion of the
   * on-behalf-of flow. The environment itself does not accept it.
   *
   * @param objectId the user's {@code azureactivedirectoryobjectid}
   */
  public String userAssertion(UUID objectId) {
    return entra.issueAssertion(requireNonNull(objectId));
  }

  /**
   * What a person at a terminal needs to know: the URL, what signs in, a token, a first request.
   */
  public String banner() {
    return ConnectionDetails.banner(this);
  }

  /**
   * The environment variables, by the names usual for Dataverse and Azure, that point a program at
   * this emulator.
   */
  public Map<String, String> variables() {
    return ConnectionDetails.variables(this);
  }

  /**
   * The Web API's latest requests in order of arrival, without those for tokens; a copy. 10,000 are
   * kept, fewer where they are longer than 16 million characters in all.
   */
  public List<RecordedRequest> requests() {
    return log.requests();
  }

  /** How many requests for a token were answered, with a token or without. */
  public int tokenRequests() {
    return web.tokenRequests();
  }

  /**
   * Adds a row.
   *
   * @param table the logical name, for example {@code account}
   * @param row columns by their Web API names; a lookup by its navigation property, for example
   *     {@code customerid_account}, with the target's id. Left out, dates of creation, state,
   *     currency and base amounts are filled in as Dataverse does; the owner is not.
   * @return the row's id: the primary key in {@code row} if there is one
   * @throws IllegalArgumentException where the table, a column or a value is not as defined
   */
  public UUID add(String table, Map<String, ?> row) {
    return store.add(requireNonNull(table), requireNonNull(row));
  }

  /** Adds a fault to those given before. Of several that match a request, the first one happens. */
  public void inject(Fault fault) {
    faults.add(requireNonNull(fault));
  }

  boolean resetsConnections() {
    return listener.canReset();
  }

  /** Forgets the faults that are left. */
  public void clearFaults() {
    faults.reset();
  }

  /** All rows as they are now. */
  public Snapshot snapshot() {
    return new Snapshot(store.allRows());
  }

  /** Puts back the rows of a snapshot of this emulator; nothing else changes. */
  public void restore(Snapshot snapshot) {
    store.restore(snapshot.rows());
  }

  /** From now on the client secret is refused, and so are the tokens it was once given. */
  public void revokeSecret() {
    entra.revokeSecret();
  }

  /**
   * Takes a privilege from the application user.
   *
   * @param privilege for example {@code prvReadOpportunity}, in any case
   * @throws IllegalArgumentException where the emulator never asks for a privilege of that name
   */
  public void deny(String privilege) {
    privileges.deny(requireNonNull(privilege));
  }

  /**
   * Puts back the rows, the privileges and the secret of the start; forgets log, faults, tokens.
   */
  public void reset() {
    store.restore(atStart);
    privileges.reset();
    faults.reset();
    entra.reset();
    log.reset();
    web.reset();
  }

  /** Stops at once; requests in progress, delayed ones included, get no answer. */
  @Override
  public void close() {
    faults.close();
    listener.close();
  }

  /** What is not as usual. */
  public static final class Builder {
    private int port;
    private Optional<Path> seed = Optional.empty();
    private Clock clock = Clock.systemUTC();
    private Weather weather = Weather.fair();
    private Optional<String> token = Optional.empty();
    private int generated;
    private long generatedSeed;
    private boolean relayed;
    private boolean accentSensitive;
    private Optional<PublicKey> certificate = Optional.empty();
    private Optional<FederatedIssuer> federated = Optional.empty();

    private Builder() {}

    /** The port; 0, the default, is a free one. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /** A seed file instead of the sample org. */
    public Builder seed(Path json) {
      this.seed = Optional.of(json);
      return this;
    }

    /** The clock that dates the rows and lets tokens expire. */
    public Builder clock(Clock clock) {
      this.clock = requireNonNull(clock);
      return this;
    }

    /** The conditions; {@link Weather#fair} unless said otherwise. */
    public Builder weather(Weather weather) {
      this.weather = requireNonNull(weather);
      return this;
    }

    /** A bearer token that is accepted for ever, beside those the token endpoint gives. */
    public Builder token(String token) {
      this.token = Optional.of(token);
      return this;
    }

    /**
     * Adds generated rows to those of the seed: so many opportunities, and an account with a
     * contact for every five of them. The same seed gives the same rows.
     */
    public Builder generate(int opportunities, long seed) {
      this.generated = opportunities;
      this.generatedSeed = seed;
      return this;
    }

    /** Text with accents differs from text without, whatever the seed file says. */
    public Builder accentSensitive() {
      this.accentSensitive = true;
      return this;
    }

    /** A certificate with which the application may sign in, beside its secret. */
    public Builder certificate(Certificate certificate) {
      this.certificate = Optional.of(certificate.getPublicKey());
      return this;
    }

    /**
     * Another issuer whose tokens for {@code api://AzureADTokenExchange} prove the application: a
     * federated credential. Its key is given here; it is not asked for it.
     */
    public Builder federated(String issuer, String subject, PublicKey key) {
      this.federated =
          Optional.of(
              new FederatedIssuer(
                  requireNonNull(issuer), requireNonNull(subject), requireNonNull(key)));
      return this;
    }

    /** Listens through a relay, so that {@link Fault#reset} can reset a connection. */
    public Builder behindRelay() {
      this.relayed = true;
      return this;
    }

    /**
     * Starts the emulator.
     *
     * @throws UncheckedIOException where the port is taken or the seed file cannot be read
     */
    public DataverseEmulator start() {
      // Read beside the seed file: together they are most of the time that a start takes.
      CompletableFuture<Schema> schema = CompletableFuture.supplyAsync(Schema::standard);
      try {
        SeedFile seedFile = seed.isPresent() ? SeedFile.read(seed.get()) : SeedFile.sample();
        return new DataverseEmulator(seedFile, schema.join(), this);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
