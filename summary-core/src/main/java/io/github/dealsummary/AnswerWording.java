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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The words of an answer: those around a summary, and those in its place. */
final class AnswerWording {
  private static final DateTimeFormatter AS_OF =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int LONGEST_REASON = 1_000;

  private AnswerWording() {}

  static String of(DealAnswer answer) {
    return PlainText.of(notShared(answer) + BriefWording.warnings(answer) + sections(answer));
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
    return notTheVeryName(answer, part) + body(question, part);
  }

  private static boolean isNotPermitted(EnvironmentAnswer part) {
    return part instanceof Answered answered && answered.outcome() instanceof NotPermitted;
  }

  /** Says that the name found is not the one asked for, if a reader could miss it. */
  private static String notTheVeryName(DealAnswer answer, EnvironmentAnswer part) {
    NameMatch match =
        part instanceof Answered answered
            ? answered.outcome().match().orElse(NameMatch.EXACT)
            : NameMatch.EXACT;
    String nobody = "Nobody is called " + asked(answer.question());
    if (match == NameMatch.SIMILAR) {
      return nobody + ". Dataverse Search found this instead.\n\n";
    }
    return match != NameMatch.EXACT && !isAmbiguous(part) && isKnownByName(answer)
        ? nobody + " here. This is the nearest name.\n\n"
        : "";
  }

  /** Returns true for a list of candidates, which says by itself that no name fits exactly. */
  private static boolean isAmbiguous(EnvironmentAnswer part) {
    return part instanceof Answered answered && answered.outcome() instanceof AmbiguousCustomer;
  }

  private static boolean isKnownByName(DealAnswer answer) {
    return answer
        .outcomes()
        .anyMatch(outcome -> outcome.match().filter(NameMatch.EXACT::equals).isPresent());
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
      case AMBIGUOUS_CUSTOMER -> ambiguous(question, (AmbiguousCustomer) outcome);
      case NO_OPEN_OPPORTUNITY -> without((NoOpenOpportunity) outcome);
      case NOT_PERMITTED -> notPermitted(part.environment());
      case UNKNOWN_CUSTOMER -> unknown(question);
    };
  }

  private static String summarized(Summarized result, String environment) {
    return Stream.of(
            OneLine.of(result.opportunity().name()) + " - " + OneLine.of(result.customer().name()),
            "",
            result.summary().text().strip(),
            "",
            DealWording.choice(result.found()),
            author(result.summary(), environment))
        .collect(joining("\n"));
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
    return OneLine.of(result.customer().name())
        + " has no open deal."
        + DealWording.history(result.found().won());
  }

  private static String notPermitted(String environment) {
    return "You are not allowed to see this in the "
        + environment
        + " environment. Ask its administrator to add you as a user who may read accounts, contacts"
        + " and, for deals, opportunities.";
  }

  private static String unknown(Question question) {
    return "No customer was found for "
        + asked(question)
        + (question.customerId().isPresent()
            ? "."
            : ". Check the spelling, or ask for a shorter part of the name.");
  }

  private static String ambiguous(Question question, AmbiguousCustomer result) {
    boolean one = result.candidates().size() == 1 && !result.moreExist();
    return (one
            ? "This may be the customer meant by " + asked(question) + ". Ask again with its id:\n"
            : "More than one customer fits "
                + asked(question)
                + ". Ask again with one of these names, or its id:\n")
        + result.candidates().stream().map(AnswerWording::candidate).collect(joining("\n"))
        + (result.moreExist() ? "\n- and more; ask with a longer part of the name" : "");
  }

  private static String candidate(Candidate candidate) {
    Customer customer = candidate.customer();
    String details =
        Stream.of(
                customer.number().map(OneLine::of),
                customer.city().map(OneLine::of),
                openDeals(candidate),
                Optional.of("inactive").filter(word -> !customer.active()))
            .flatMap(Optional::stream)
            .map(value -> ", " + value)
            .collect(joining());
    return "- "
        + OneLine.of(customer.name())
        + " ("
        + customer.kind().word()
        + details
        + ", id "
        + customer.id()
        + ")";
  }

  private static Optional<String> openDeals(Candidate candidate) {
    return candidate.openDeals().isEmpty()
        ? Optional.empty()
        : Optional.of(
            switch (candidate.openDeals().getAsInt()) {
              case 0 -> "no open deal";
              case 1 -> "1 open deal";
              default -> candidate.openDeals().getAsInt() + " open deals";
            });
  }

  private static String asked(Question question) {
    return question
        .customerName()
        .map(name -> '"' + name + '"')
        .orElseGet(() -> "the id " + question.customerId().orElseThrow());
  }
}
