package io.github.dealsummary;

import io.github.dealsummary.Question.Wish;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has the environment's own Copilot summarize; where it does not, another generator does, and the
 * summary says why.
 *
 * <p>Which of the two actions an environment has is found out by calling, and remembered.
 */
final class CopilotSummaryGenerator implements SummaryGenerator {
  private static final Duration LONGEST_RESERVE = Duration.ofSeconds(1);
  static final String TOOK_TOO_LONG = "Copilot took too long.";

  private static final String NO_SUCH_SEGMENT = "0x80060888";

  private final Settings.Copilot settings;
  private final SummaryGenerator instead;
  private final Map<String, SummaryAction> known = new ConcurrentHashMap<>();

  CopilotSummaryGenerator(Settings.Copilot settings, SummaryGenerator instead) {
    this.settings = settings;
    this.instead = instead;
  }

  @Override
  public Summary summarize(Environment environment, Question question, Opportunity deal) {
    if (question.wishes().contains(Wish.WITHOUT_COPILOT)) {
      return substitute(environment, question, deal, "It was left out, as asked.");
    }
    String reason;
    try {
      Optional<Row> result = call(environment, deal);
      Optional<String> text = result.flatMap(this::text);
      if (text.isPresent()) {
        return new Summary(text.get(), Summary.Author.COPILOT, Optional.empty());
      }
      reason =
          result.isPresent()
              ? "Copilot gave no summary" + where() + "."
              : "The environment has no summary action; is Copilot in Sales turned on there?";
    } catch (DataverseException e) {
      reason = reason(e);
    }
    return substitute(environment, question, deal, reason);
  }

  /** Whether it was for want of time that Copilot did not write it: the reason is all it says. */
  static boolean tookTooLong(Summary summary) {
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

  /** Empty if the environment has neither action. */
  private Optional<Row> call(Environment environment, Opportunity deal) {
    DataverseClient client = environment.client().within(timeFor(environment.client()));
    SummaryAction first = known.getOrDefault(environment.name(), settings.action());
    for (SummaryAction action : List.of(first, first.other())) {
      try {
        Row result = client.call(action.on(deal.id()));
        known.put(environment.name(), action);
        return Optional.of(result);
      } catch (DataverseException e) {
        if (e.code().filter(NO_SUCH_SEGMENT::equals).isEmpty()) {
          throw e;
        }
      }
    }
    return Optional.empty();
  }

  /** Some of the time is kept for the one who writes instead. */
  static Duration timeFor(DataverseClient client) {
    Duration left = client.timeLeft();
    Duration fifth = left.dividedBy(5);
    return left.minus(fifth.compareTo(LONGEST_RESERVE) < 0 ? fifth : LONGEST_RESERVE);
  }

  private Optional<String> text(Row result) {
    return result
        .string(settings.resultProperty().orElseGet(() -> resultProperty(result)))
        .map(SummaryText::plain)
        .filter(CopilotSummaryGenerator::canBeSeen)
        .map(text -> SummaryText.capped(text, settings.longestText()));
  }

  /** The documented one, empty or not; where there is none, the only one that is text. */
  private static String resultProperty(Row result) {
    List<String> texts = result.columns().stream().filter(result::isText).toList();
    boolean another = !result.columns().contains(SummaryAction.RESULT) && texts.size() == 1;
    return another ? texts.get(0) : SummaryAction.RESULT;
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
