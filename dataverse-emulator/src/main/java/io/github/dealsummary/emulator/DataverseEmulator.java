package io.github.dealsummary.emulator;

import static java.util.Objects.requireNonNull;

import io.github.dealsummary.emulator.identity.CallingUser;
import io.github.dealsummary.emulator.identity.Entra;
import io.github.dealsummary.emulator.identity.FederatedIssuer;
import io.github.dealsummary.emulator.identity.Privileges;
import io.github.dealsummary.emulator.identity.Roles;
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
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * <p>The emulator refuses what Dataverse can do and it cannot: with status 501 and an OData error
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
    this.listener = new LoopbackListener(asked.port, asked.relayed, asked.patience);
    this.url = listener.url();
    this.entra =
        new Entra(
            seedFile.application(),
            url.toString(),
            new Entra.Proofs(asked.certificate, asked.federated),
            asked.clock);
    this.fixedToken = asked.token;
    fixedToken.ifPresent(entra::accept);
    this.web = web(asked);
    listener.start(web);
  }

  private WebServer web(Builder asked) {
    JsonAnswers answers = new JsonAnswers(url + "/api/data/v9.2/");
    Messages messages = seedFile.messages(answers, asked.weather);
    CallerViews views =
        new CallerViews(store, new CallingUser(store, seedFile.applicationUser()), privileges);
    return new WebServer(
        new LocalCallers(asked.hostNames),
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

  /** A builder, for an emulator that differs from the sample org on a free port. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The environment's URL, {@code http://127.0.0.1:PORT}; the API is at {@code /api/data/v9.2/}.
   */
  public URI url() {
    return url;
  }

  /**
   * The URL of the stand-in for Microsoft Entra ID. It gives tokens at {@code
   * /{tenantId}/oauth2/v2.0/token}.
   */
  public URI authority() {
    return url;
  }

  /** The tenant that signs in. */
  public String tenantId() {
    return seedFile.application().tenantId();
  }

  /** The application that signs in. */
  public String clientId() {
    return seedFile.application().clientId();
  }

  /** The secret of the application. */
  public String clientSecret() {
    return seedFile.application().clientSecret();
  }

  /**
   * A new bearer token, which is valid for an hour. If the builder was given a fixed token, this is
   * that one.
   */
  public String token() {
    return fixedToken.orElseGet(entra::issue);
  }

  /**
   * A token that a user holds for the application, as a front end sends it. The on-behalf-of flow
   * starts from it. The environment itself does not accept it.
   *
   * @param objectId the user's {@code azureactivedirectoryobjectid}
   */
  public String userAssertion(UUID objectId) {
    return entra.issueAssertion(requireNonNull(objectId));
  }

  /** Some lines for a person at a terminal: the URL, what signs in, a token, a first request. */
  public String banner() {
    return ConnectionDetails.banner(this);
  }

  /**
   * The environment variables that point a program at this emulator. Their names are the ones usual
   * for Dataverse and Azure.
   */
  public Map<String, String> variables() {
    return ConnectionDetails.variables(this);
  }

  /**
   * A copy of the latest requests to the Web API, in order of arrival. Requests for tokens are not
   * among them. The latest 10,000 are kept, or fewer if they are longer than 16 million characters
   * in all.
   */
  public List<RecordedRequest> requests() {
    return log.requests();
  }

  /** The number of requests for a token that were answered, whether with a token or an error. */
  public int tokenRequests() {
    return web.tokenRequests();
  }

  /**
   * Adds a row.
   *
   * @param table the logical name, for example {@code account}
   * @param row columns by their Web API names. A lookup is named by its navigation property, for
   *     example {@code customerid_account}, and holds the target's id. Dates of creation, state,
   *     currency and base amounts are filled in as Dataverse does. The owner is not filled in.
   * @return the row's id, which is the primary key in {@code row} if it has one
   * @throws IllegalArgumentException if the table, a column or a value is not as defined
   */
  public UUID add(String table, Map<String, ?> row) {
    return store.add(requireNonNull(table), requireNonNull(row));
  }

  /** Adds a fault to those given before. If several match a request, the first one happens. */
  public void inject(Fault fault) {
    faults.add(requireNonNull(fault));
  }

  boolean resetsConnections() {
    return listener.canReset();
  }

  /** Removes all faults. */
  public void clearFaults() {
    faults.reset();
  }

  /** Keeps all rows as they are now. */
  public Snapshot snapshot() {
    return new Snapshot(store.allRows());
  }

  /** Puts back the rows of a snapshot of this emulator. Nothing else changes. */
  public void restore(Snapshot snapshot) {
    store.restore(snapshot.rows());
  }

  /** Refuses the client secret from now on, and all tokens that were given before. */
  public void revokeSecret() {
    entra.revokeSecret();
  }

  /**
   * Takes a privilege from the application user.
   *
   * @param privilege for example {@code prvReadOpportunity}, in upper or lower case
   * @throws IllegalArgumentException if the emulator does not know a privilege of this name
   */
  public void deny(String privilege) {
    privileges.deny(requireNonNull(privilege));
  }

  /**
   * Puts back the rows, the privileges and the secret of the start. Removes the log, the faults and
   * the tokens.
   */
  public void reset() {
    store.restore(atStart);
    privileges.reset();
    faults.reset();
    entra.reset();
    log.reset();
    web.reset();
  }

  /** Stops at once. Requests in progress get no answer, and neither do delayed ones. */
  @Override
  public void close() {
    faults.close();
    listener.close();
  }

  /** Settings of an emulator. All are optional. */
  public static final class Builder {
    private int port;
    private Optional<Path> seed = Optional.empty();
    private Clock clock = Clock.systemUTC();
    private Weather weather = Weather.fair();
    private Optional<String> token = Optional.empty();
    private int generated;
    private long generatedSeed;
    private boolean relayed;
    private final Set<String> hostNames = new HashSet<>();

    /** Tests set it lower. */
    Duration patience = Patience.USUAL;

    private boolean accentSensitive;
    private Optional<PublicKey> certificate = Optional.empty();
    private Optional<FederatedIssuer> federated = Optional.empty();

    private Builder() {}

    /** The port to listen on. The default, 0, is any free port. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /** A seed file, whose rows take the place of the sample org. */
    public Builder seed(Path json) {
      this.seed = Optional.of(json);
      return this;
    }

    /** The clock that dates the rows and lets tokens expire. */
    public Builder clock(Clock clock) {
      this.clock = requireNonNull(clock);
      return this;
    }

    /** The conditions. The default is {@link Weather#fair}. */
    public Builder weather(Weather weather) {
      this.weather = requireNonNull(weather);
      return this;
    }

    /** A bearer token that never expires. Those of the token endpoint are accepted beside it. */
    public Builder token(String token) {
      this.token = Optional.of(token);
      return this;
    }

    /**
     * Adds generated rows to those of the seed file. Every five opportunities have an account with
     * a contact. The same seed gives the same rows.
     */
    public Builder generate(int opportunities, long seed) {
      this.generated = opportunities;
      this.generatedSeed = seed;
      return this;
    }

    /** Tells text with accents from text without, even if the seed file says otherwise. */
    public Builder accentSensitive() {
      this.accentSensitive = true;
      return this;
    }

    /** A certificate with which the application may sign in. Its secret stays valid. */
    public Builder certificate(Certificate certificate) {
      this.certificate = Optional.of(certificate.getPublicKey());
      return this;
    }

    /**
     * A federated credential: another issuer, whose tokens for {@code api://AzureADTokenExchange}
     * prove the application. The emulator does not fetch the issuer's key, so it is given here.
     */
    public Builder federated(String issuer, String subject, PublicKey key) {
      this.federated =
          Optional.of(
              new FederatedIssuer(
                  requireNonNull(issuer), requireNonNull(subject), requireNonNull(key)));
      return this;
    }

    /**
     * Adds a host name by which programs reach the emulator, for example {@code
     * host.docker.internal} from a container. Without it the emulator answers only to the names
     * that this machine has for itself. A web page in a browser could else reach it, by a name of
     * its own that leads here. A name is given without a port.
     *
     * @throws IllegalArgumentException if it is not a host name
     */
    public Builder hostName(String name) {
      hostNames.add(LocalCallers.requireName(name));
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
     * @throws UncheckedIOException if the port is taken or the seed file cannot be read
     * @throws IllegalArgumentException if the seed file holds a mistake; the message names its
     *     place
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
