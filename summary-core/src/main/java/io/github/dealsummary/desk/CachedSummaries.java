package io.github.dealsummary.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.dealsummary.Environment;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.Question;
import io.github.dealsummary.Question.Wish;
import io.github.dealsummary.Summary;
import io.github.dealsummary.SummaryGenerator;
import io.github.dealsummary.settings.Settings;
import io.github.dealsummary.summary.CopilotSummaryGenerator;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Keeps Copilot's summaries, each for one caller and until the deal changes, so that credits are
 * spent once. A summary that was written in Copilot's place is not kept, because Copilot may answer
 * the next time.
 */
final class CachedSummaries implements SummaryGenerator {
  private final SummaryGenerator generator;
  private final InstantSource clock;
  private final boolean keeps;
  private final Cache<Key, Summary> summaries;
  private final SharedCalls<Key, Summary> calls =
      new SharedCalls<>(CopilotSummaryGenerator::tookTooLong);

  /** The caller is part of the key, because Copilot may answer each caller differently. */
  private record Key(
      String environment,
      UUID opportunity,
      Optional<String> version,
      Optional<UUID> caller,
      boolean withoutCopilot) {}

  CachedSummaries(SummaryGenerator generator, Settings.Cache settings, InstantSource clock) {
    this.generator = generator;
    this.clock = clock;
    this.keeps =
        settings.entries() > 0; // with a maximum of 0 Caffeine still holds an entry for a moment
    this.summaries =
        Caffeine.newBuilder()
            .maximumSize(settings.entries())
            .expireAfterWrite(settings.age())
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  @Override
  public Summary summarize(Environment environment, Question question, Opportunity deal) {
    Key key =
        new Key(
            environment.name(),
            deal.id(),
            deal.version(),
            question.caller(),
            question.wishes().contains(Wish.WITHOUT_COPILOT));
    Summary known = summaries.getIfPresent(key);
    return known != null
        ? known
        : calls.get(
            key,
            CopilotSummaryGenerator.timeFor(environment.client()),
            () -> written(key, generator.summarize(environment, question, deal)),
            () -> late(generator.summarize(environment, question.withoutCopilot(), deal)));
  }

  /**
   * Makes the summary for a caller whose time ran out while waiting for another caller's summary.
   */
  private static Summary late(Summary substitute) {
    return new Summary(
        substitute.text(), substitute.author(), Optional.of(CopilotSummaryGenerator.TOOK_TOO_LONG));
  }

  /** Keeps the summary. Without a version a later change of the deal could not be noticed. */
  private Summary written(Key key, Summary summary) {
    if (keeps && summary.author() == Summary.Author.COPILOT && key.version().isPresent()) {
      summaries.put(
          key,
          new Summary(
              summary.text(),
              summary.author(),
              summary.insteadOfCopilot(),
              Optional.of(clock.instant())));
    }
    return summary;
  }
}
