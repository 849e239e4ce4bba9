package io.github.dealsummary.summary;

import io.github.dealsummary.Environment;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.Question;
import io.github.dealsummary.Question.Wish;
import io.github.dealsummary.Summary;
import io.github.dealsummary.SummaryAction;
import io.github.dealsummary.SummaryGenerator;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.settings.Settings;
import io.github.dealsummary.table.SummaryActions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has the environment's own Copilot summarize. If Copilot does not, another generator writes the
 * summary, and the summary says why.
 *
 * <p>An environment has one of two actions. The first call finds out which, and it is remembered.
 */
public final class CopilotSummaryGenerator implements SummaryGenerator {
  /** The reason in a summary that Copilot had no time for. */
  public static final String TOOK_TOO_LONG = "Copilot took too long.";

  private static final Duration LONGEST_RESERVE = Duration.ofSeconds(1);

  private final Settings.Copilot settings;
  private final SummaryGenerator instead;
  private final Map<String, SummaryAction> known = new ConcurrentHashMap<>();

  public CopilotSummaryGenerator(Settings.Copilot settings, SummaryGenerator instead) {
    this.settings = settings;
    this.instead = instead;
  }

  @Override
  public Summary summarize(Environment environment, Question question, Opportunity deal) {
    if (question.wishes().contains(Wish.WITHOUT_COPILOT)) {
      return substitute(environment, question, deal, "Copilot was left out, as asked.");
    }
    String reason;
    try {
      Optional<SummaryActions.Answer> answer = call(environment, deal);
      Optional<String> text = answer.flatMap(this::text);
      if (text.isPresent()) {
        return new Summary(text.get(), Summary.Author.COPILOT, Optional.empty());
      }
      reason =
          answer.isPresent()
              ? "Copilot gave no summary" + where() + "."
              : "The environment has no summary action; is Copilot in Sales turned on there?";
    } catch (DataverseException e) {
      reason = reason(e);
    }
    return substitute(environment, question, deal, reason);
  }

  /** Returns true if Copilot did not write the summary because it had too little time. */
  public static boolean tookTooLong(Summary summary) {
    return summary.insteadOfCopilot().filter(TOOK_TOO_LONG::equals).isPresent();
  }

  private Summary substitute(
      Environment environment, Question question, Opportunity deal, String reason) {
    Summary substitute = instead.summarize(environment, question, deal);
    return new Summary(
        SummaryText.capped(substitute.text(), settings.longestText()),
        substitute.author(),
        Optional.of(reason));
  }

  /** Calls Copilot; empty if the environment has neither action. */
  private Optional<SummaryActions.Answer> call(Environment environment, Opportunity deal) {
    DataverseClient client = environment.client().within(timeFor(environment.client()));
    SummaryAction first = known.getOrDefault(environment.name(), settings.action());
    for (SummaryAction action : List.of(first, other(first))) {
      Optional<SummaryActions.Answer> answer = SummaryActions.call(action, deal.id(), client);
      if (answer.isPresent()) {
        known.put(environment.name(), action);
        return answer;
      }
    }
    return Optional.empty();
  }

  private static SummaryAction other(SummaryAction action) {
    return action == SummaryAction.OPPORTUNITY ? SummaryAction.RECORD : SummaryAction.OPPORTUNITY;
  }

  /** Returns how long Copilot may take. Some of the time is kept for the template. */
  public static Duration timeFor(DataverseClient client) {
    Duration left = client.timeLeft();
    Duration fifth = left.dividedBy(5);
    return left.minus(fifth.compareTo(LONGEST_RESERVE) < 0 ? fifth : LONGEST_RESERVE);
  }

  private Optional<String> text(SummaryActions.Answer answer) {
    return answer
        .text(settings.resultProperty())
        .map(SummaryText::plain)
        .filter(CopilotSummaryGenerator::canBeSeen)
        .map(text -> SummaryText.capped(text, settings.longestText()));
  }

  private String where() {
    return settings.resultProperty().map(property -> " in the property " + property).orElse("");
  }

  private static boolean canBeSeen(String text) {
    return text.codePoints().anyMatch(c -> Character.isLetterOrDigit(c));
  }

  private static String reason(DataverseException e) {
    if (e.deadlinePassed()) {
      return TOOK_TOO_LONG;
    }
    String status = e.status().isPresent() ? " (" + e.status().getAsInt() + ")" : "";
    String code = e.code().map(c -> ", code " + c).orElse("");
    return switch (e.kind()) {
      case UNAUTHENTICATED, FORBIDDEN ->
          "Copilot is not permitted or not licensed for this user" + status + code + ".";
      case REJECTED -> "Copilot rejected the request" + status + code + ".";
      case THROTTLED -> "Copilot is throttling requests" + status + code + ".";
      case UNAVAILABLE -> "Copilot is not available at the moment" + status + code + ".";
      case UNREADABLE -> "Copilot's answer cannot be read.";
    };
  }
}
