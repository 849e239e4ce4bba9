package io.github.dealsummary.desk;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Environment;
import io.github.dealsummary.Found;
import io.github.dealsummary.Insight;
import io.github.dealsummary.InvalidQuestion;
import io.github.dealsummary.Matching;
import io.github.dealsummary.OpportunityFinder;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.SummaryGenerator;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.find.DataverseOpportunityFinder;
import io.github.dealsummary.settings.Settings;
import io.github.dealsummary.summary.CopilotSummaryGenerator;
import io.github.dealsummary.summary.TemplateSummaryGenerator;
import java.time.InstantSource;
import java.util.List;

/**
 * Answers questions about deals and customers, and writes insights on deals.
 *
 * <pre>{@code
 * try (DealDesk desk = DealDesk.open(Settings.from(System.getenv()))) {
 *   System.out.println(desk.summarize(Question.about("Fourth Coffee")).text());
 * }
 * }</pre>
 *
 * <p>A desk is safe for many threads, and one for a program is enough. Calls block until the
 * environments have answered or their deadlines have passed.
 */
public final class DealDesk implements AutoCloseable {
  private final ConfiguredEnvironments environments;
  private final SideBySide sideBySide = new SideBySide();
  private final FanOut<Outcome> summarizing;
  private final FanOut<Found> finding;
  private final FanOut<Outcome> briefing;
  private final InsightSharing sharing;
  private volatile boolean closed;

  private DealDesk(
      List<Environment> environments,
      OpportunityFinder finder,
      SummaryGenerator generator,
      CustomerBriefing briefing) {
    this.environments = new ConfiguredEnvironments(environments);
    this.summarizing =
        new FanOut<>(sideBySide, (place, asked) -> summarized(finder, generator, place, asked));
    this.finding = new FanOut<>(sideBySide, finder::find);
    this.briefing = new FanOut<>(sideBySide, briefing);
    this.sharing = new InsightSharing(finding, sideBySide, InstantSource.system());
  }

  /** Opens a desk over the configured environments. No request is sent yet. */
  public static DealDesk open(Settings settings) {
    DataverseOpportunityFinder finder =
        new DataverseOpportunityFinder(settings.ranking(), settings.matching());
    return new DealDesk(
        settings.environments().stream().map(target -> target.open(settings.proxy())).toList(),
        finder,
        new CachedSummaries(
            new CopilotSummaryGenerator(settings.copilot(), new TemplateSummaryGenerator()),
            settings.cache(),
            InstantSource.system()),
        new CustomerBriefing(finder));
  }

  /**
   * Opens a desk over environments of your own, with a finder and generator of your own.
   *
   * @param environments the environments, each with its own name, at least one of them a Sales
   *     environment. The desk closes their clients
   * @param finder finds the deals. {@link #brief} does not use it and finds the customer by name,
   *     number and address
   * @param generator summarizes a deal. Its summaries are not kept
   */
  public static DealDesk of(
      List<Environment> environments, OpportunityFinder finder, SummaryGenerator generator) {
    CustomerBriefing briefing =
        new CustomerBriefing(new DataverseOpportunityFinder(Ranking.VALUE, Matching.standard()));
    return new DealDesk(environments, finder, generator, briefing);
  }

  /**
   * Finds the customer's top open deal in each Sales environment and has it summarized.
   *
   * @throws InvalidQuestion if the question names an environment that is not configured or is not a
   *     Sales environment
   * @throws io.github.dealsummary.dataverse.DataverseException if no environment could answer, or
   *     if an environment could not be asked and the others do not know the customer
   */
  public DealAnswer summarize(Question question) {
    return summarizing.ask(open().withDealsOf(question), question).answer(outcome -> outcome);
  }

  /**
   * Finds the customer's open deals in each Sales environment and ranks them. Copilot is not asked.
   *
   * @throws InvalidQuestion as for {@link #summarize}
   * @throws io.github.dealsummary.dataverse.DataverseException as for {@link #summarize}
   */
  public DealAnswer find(Question question) {
    return finding.ask(open().withDealsOf(question), question).answer(Outcomes::listed);
  }

  /**
   * Writes an insight on the customer's deal as a note, and on request as a task for the deal's
   * owner. The same insight is written once, however often and from wherever it is shared; {@link
   * Insight#key} says what a key changes. Nothing is written unless exactly one customer in one
   * environment has the very name, number or id.
   *
   * @throws InvalidQuestion as for {@link #summarize}. Also if the insight names a deal that is not
   *     an open deal of the customer, if its key was used for another insight, or if its due date
   *     is past
   * @throws io.github.dealsummary.dataverse.DataverseException if the environment could not be
   *     asked or written to. Also if the customer was given by name and another environment could
   *     not be asked, since that one may know the customer, too. Share the insight again then: it
   *     is not written twice
   */
  public DealAnswer share(Insight insight) {
    return sharing.share(open().withDealsOf(insight.about()), insight);
  }

  /**
   * Gathers the facts that each environment, whatever its role, has about the customer. These are
   * whether and how to contact it, its deals and products, its cases and the last contacts.
   *
   * @throws InvalidQuestion if the question names an environment that is not configured
   * @throws io.github.dealsummary.dataverse.DataverseException as for {@link #summarize}
   */
  public DealAnswer brief(Question question) {
    return briefing.ask(open().of(question), question).answer(outcome -> outcome);
  }

  /**
   * Closes the clients of all environments. Calls in progress end with a failure of the kind
   * unavailable.
   */
  @Override
  public void close() {
    closed = true;
    environments.all().stream().map(Environment::client).forEach(DataverseClient::close);
    sideBySide.close();
  }

  private static Outcome summarized(
      OpportunityFinder finder, SummaryGenerator generator, Environment place, Question question) {
    Found found = finder.find(place, question);
    return found instanceof Found.Deals deals
        ? new Outcome.Summarized(deals, generator.summarize(place, question, deals.top()))
        : Outcomes.withoutDeal(found);
  }

  private ConfiguredEnvironments open() {
    if (closed) {
      throw new IllegalStateException("The desk is closed.");
    }
    return environments;
  }
}
