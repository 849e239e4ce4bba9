package io.github.dealsummary;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.EnvironmentAnswer.Failed;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.Briefed;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Outcome.NoOpenOpportunity;
import io.github.dealsummary.Outcome.NotPermitted;
import io.github.dealsummary.Outcome.Shared;
import io.github.dealsummary.Outcome.Summarized;
import io.github.dealsummary.Outcome.UnknownCustomer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

/** The words of an answer: those around a summary, and those in its place. */
final class AnswerWording {
  private static final DateTimeFormatter AS_OF =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int LONGEST_REASON = 1_000;

  private AnswerWording() {}

  static String of(DealAnswer answer) {
    return notShared(answer) + BriefWording.warnings(answer) + sections(answer);
  }

  /** Says first that nothing was shared, since a list of candidates could look like a success. */
  private static String notShared(DealAnswer answer) {
    if (answer.insight().isEmpty() || answer.outcome() instanceof Shared) {
      return "";
    }
    boolean inSeveral =
        answer.outcomes().filter(AmbiguousCustomer.class::isInstance).limit(2).count() > 1;
    return "Nothing was shared."
        + (inSeveral
            ? " More than one environment may know this customer: name the one you mean."
            : "")
        + "\n";
  }

  private static String sections(DealAnswer answer) {
    return answer.environments().size() == 1
        ? section(answer, answer.environments().get(0))
        : answer.environments().stream()
            .map(part -> "[" + part.environment() + "]\n" + section(answer, part))
            .collect(joining("\n\n"));
  }

  private static String section(DealAnswer answer, EnvironmentAnswer part) {
    Question question = answer.question();
    if (answer.insight().isPresent() && isNotPermitted(part)) {
      return InsightWording.notPermitted(part.environment());
    }
    return merged(part)
        + notTheVeryName(question, part)
        + body(question, part)
        + (part instanceof Answered answered ? LeftOut.lines(answered.outcome()) : "");
  }

  /** Says that the customer asked for is now another. */
  private static String merged(EnvironmentAnswer part) {
    if (!(part instanceof Answered answered) || answered.outcome().mergedFrom().isEmpty()) {
      return "";
    }
    return "The customer asked for, "
        + answered.outcome().mergedFrom().get().name()
        + ", was merged into the customer below.\n\n";
  }

  private static boolean isNotPermitted(EnvironmentAnswer part) {
    return part instanceof Answered answered && answered.outcome() instanceof NotPermitted;
  }

  /** Says that the name found is not the very one asked for. */
  private static String notTheVeryName(Question question, EnvironmentAnswer part) {
    if (!(part instanceof Answered answered)
        || answered.outcome() instanceof AmbiguousCustomer
        || answered.outcome().match().orElse(NameMatch.EXACT) == NameMatch.EXACT) {
      return "";
    }
    return "Nobody is called "
        + asked(question)
        + " here. This is the only name that "
        + (answered.outcome().match().get() == NameMatch.BRACKETS
            ? "is the same apart from something in brackets."
            : "begins so.")
        + "\n\n";
  }

  private static String body(Question question, EnvironmentAnswer part) {
    if (part instanceof Failed failed) {
      return "This environment could not be asked. "
          + OneLine.of(String.valueOf(failed.failure().getMessage()), LONGEST_REASON);
    }
    Outcome outcome = ((Answered) part).outcome();
    // Java 17 has no switch over types: the kind stands for the type.
    return switch (outcome.kind()) {
      case SUMMARIZED -> summarized((Summarized) outcome, part.environment());
      case LISTED -> DealWording.listed(((Listed) outcome).found());
      case SHARED -> InsightWording.shared((Shared) outcome, part.environment());
      case BRIEFED -> BriefWording.lines(((Briefed) outcome).brief(), part.environment());
      case AMBIGUOUS_CUSTOMER -> CandidateWording.of(asked(question), (AmbiguousCustomer) outcome);
      case NO_OPEN_OPPORTUNITY -> without((NoOpenOpportunity) outcome);
      case NOT_PERMITTED -> notPermitted(part.environment());
      case UNKNOWN_CUSTOMER -> unknown(question, (UnknownCustomer) outcome);
    };
  }

  private static String summarized(Summarized result, String environment) {
    return Stream.of(
            "Deal: "
                + DealWording.named(result.opportunity(), result.customer())
                + " - "
                + result.customer().name(),
            "",
            quoted(result.summary().text().strip()),
            "",
            DealWording.choice(result.found()),
            author(result.summary(), environment))
        .collect(joining("\n"));
  }

  /**
   * Marks each line of a text that may be anybody's. None of our lines begins with the mark, and
   * none of the text's lines can do without it.
   */
  private static String quoted(String text) {
    return text.lines().map(line -> line.isEmpty() ? ">" : "> " + line).collect(joining("\n"));
  }

  private static String author(Summary summary, String environment) {
    return switch (summary.author()) {
      case COPILOT ->
          "Summarized by Copilot in the " + environment + " environment" + asOf(summary) + ".";
      case TEMPLATE ->
          "Written from the deal's own rows"
              + summary.insteadOfCopilot().map(why -> ", not by Copilot: " + why).orElse(".");
    };
  }

  private static String asOf(Summary summary) {
    return summary.writtenAt().map(when -> ", as of " + AS_OF.format(when) + " UTC").orElse("");
  }

  private static String without(NoOpenOpportunity result) {
    return "There is no open deal with "
        + result.customer().name()
        + "."
        + DealWording.history(result.found().won());
  }

  private static String notPermitted(String environment) {
    return "You are not allowed to see this in the "
        + environment
        + " environment. Ask its administrator to add you as a user who may read accounts, contacts"
        + " and, for deals, opportunities.";
  }

  private static String unknown(Question question, UnknownCustomer result) {
    if (result.meant().widerLookRefused()) {
      return "No customer's name begins with "
          + asked(question)
          + ". The environment refused to look for these words within names, or took too long."
          + " Ask with the beginning of the name, or with a number or an e-mail address.";
    }
    return "No customer was found for "
        + asked(question)
        + (question.customerId().isPresent()
            ? "."
            : ". Check the spelling, or ask for a shorter part of the name.");
  }

  private static String asked(Question question) {
    return question
        .customerName()
        .map(name -> '"' + OneLine.of(name) + '"')
        .orElseGet(() -> "the id " + question.customerId().orElseThrow());
  }
}
