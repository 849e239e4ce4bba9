package io.github.dealsummary.contract;

import static io.github.dealsummary.contract.Operation.Trait.NEEDS_BODY;
import static io.github.dealsummary.contract.Operation.Trait.NEEDS_CUSTOMER;
import static io.github.dealsummary.contract.Operation.Trait.WRITES;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Question;
import io.github.dealsummary.desk.DealDesk;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An operation that servers offer: one value for each {@code operationId} of the published files.
 * Servers make their routes from the values and answer them with {@link DealContract#answer}.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep no state, its sets come from Set.of
public enum Operation {
  /** Summarizes the customer's top open deal. */
  SUMMARIZE(
      Id.SUMMARIZE,
      Route.SUMMARIZE,
      Set.of(NEEDS_CUSTOMER),
      Operation::question,
      DealDesk::summarize),

  /** Lists the customer's open deals, ranked. Copilot is not asked. */
  FIND(
      Id.FIND,
      Route.FIND,
      Set.of(NEEDS_CUSTOMER),
      Operation::questionAboutSeveralDeals,
      DealDesk::find),

  /** Tells what Sales and Service environments know of the customer. Copilot is not asked. */
  BRIEF(Id.BRIEF, Route.BRIEF, Set.of(NEEDS_CUSTOMER), Operation::question, DealDesk::brief),

  /** Adds what was learned to the customer's deal, as a note and on request as a task. */
  SHARE(
      Id.SHARE,
      Route.SHARE,
      Set.of(NEEDS_CUSTOMER, NEEDS_BODY, WRITES),
      InsightBody::insight,
      DealDesk::share);

  /** The path before every route. */
  public static final String BASE_PATH = "/api";

  /** The {@linkplain Operation#id() ids} as constants, for annotations. */
  public static final class Id {
    public static final String SUMMARIZE = "DealSummary";
    public static final String FIND = "FindDeals";
    public static final String BRIEF = "CustomerBrief";
    public static final String SHARE = "ShareInsight";

    private Id() {}
  }

  /** The paths after {@link #BASE_PATH} and a slash as constants, for annotations. */
  public static final class Route {
    public static final String SUMMARIZE = "DealSummary";
    public static final String FIND = "Deals";
    public static final String BRIEF = "CustomerBrief";
    public static final String SHARE = "Insights";

    private Route() {}
  }

  enum Trait {
    NEEDS_CUSTOMER,
    NEEDS_BODY,
    WRITES
  }

  private final String id;
  private final String route;
  private final Set<Trait> traits;
  private final BiFunction<Call, Optional<UUID>, Function<DealDesk, DealAnswer>> reading;

  /**
   * @param input reads what is asked, for the caller if one is known
   * @param ask puts that to a desk
   */
  <T> Operation(
      String id,
      String route,
      Set<Trait> traits,
      BiFunction<Call, Optional<UUID>, T> input,
      BiFunction<DealDesk, T, DealAnswer> ask) {
    this.id = id;
    this.route = route;
    this.traits = traits;
    this.reading =
        (call, caller) -> {
          T read = input.apply(call, caller);
          return desk -> ask.apply(desk, read);
        };
  }

  /** The {@code operationId} in the published files, such as {@code DealSummary}. */
  public String id() {
    return id;
  }

  /** The HTTP method: {@code POST} if it needs a body, else {@code GET}. */
  public String method() {
    return needsBody() ? "POST" : "GET";
  }

  /** The whole path, such as {@code /api/DealSummary}. */
  public String path() {
    return BASE_PATH + "/" + route;
  }

  /** Says whether it may change rows in Dataverse. */
  public boolean writes() {
    return traits.contains(WRITES);
  }

  /** Says whether the request has to name a customer, by name or by id. */
  public boolean needsCustomer() {
    return traits.contains(NEEDS_CUSTOMER);
  }

  /** Says whether it reads a JSON object from the request's body. */
  public boolean needsBody() {
    return traits.contains(NEEDS_BODY);
  }

  /**
   * Reads what is asked. The desk comes afterwards, so that a wrong question never waits for one.
   *
   * @param caller who asks, if that is known
   * @throws io.github.dealsummary.InvalidQuestion if it cannot be asked
   */
  Function<DealDesk, DealAnswer> read(Call call, Optional<UUID> caller) {
    return reading.apply(call, caller);
  }

  private static Question question(Call call, Optional<UUID> caller) {
    return RequestFields.of(call).question(caller);
  }

  private static Question questionAboutSeveralDeals(Call call, Optional<UUID> caller) {
    return RequestFields.of(call).questionAboutSeveralDeals(caller);
  }
}
